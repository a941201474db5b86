package dev.pghaven.sandbox.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.pghaven.sandbox.faults.Impossible;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VolumeLimitsTest {
    private static final JsonObject ONE_MEGABYTE =
            new JsonObject().put("namespace", "shop").put("megabytes", 1);

    @TempDir private Path volumes;

    private Path volume;
    private VolumeLimits limits;

    @BeforeEach
    void make() throws IOException {
        limits = new VolumeLimits(volumes);
        volume = Files.createDirectory(volumes.resolve("uid of a claim"));
    }

    @AfterEach
    void lift() {
        limits.liftAll();
    }

    @Test
    void aLimitedVolumeIsFullSoonAndGoesAway() throws IOException {
        limit();
        limits.apply("shop", volume);

        assertThatThrownBy(() -> Files.write(volume.resolve("data"), new byte[2 << 20]))
                .hasMessageContaining("No space left on device");

        limits.lift(volume);
        assertThat(volume).isEmptyDirectory();
        Files.write(volume.resolve("data"), new byte[2 << 20]);
    }

    @Test
    void othersHaveRoom() throws IOException {
        limit();
        limits.apply("elsewhere", volume);
        limits.clear();
        limits.apply("shop", volume);

        Files.write(volume.resolve("data"), new byte[2 << 20]);
        assertThat(volume).isNotEmptyDirectory();
    }

    @Test
    void whatAKilledSandboxLeftIsTakenAway() {
        limit();
        limits.apply("shop", volume);

        new VolumeLimits(volumes);

        assertThatThrownBy(() -> limits.lift(volume)).hasMessageContaining("not mounted");
    }

    @Test
    void refusesWhatItDoesNotUnderstand() {
        assertThatThrownBy(() -> limits.set(new JsonObject().put("megabytes", 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("namespace");
        assertThatThrownBy(() -> limits.set(ONE_MEGABYTE.copy().put("megabytes", 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(limits.state().isEmpty()).isTrue();
    }

    private void limit() {
        try {
            limits.set(ONE_MEGABYTE);
        } catch (Impossible e) {
            abort(e.getMessage());
        }
    }
}
