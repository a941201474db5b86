package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changes of a Cluster whose first instance is still being made. */
class UnfinishedClusterIT {
    @TempDir private Path data;
    private EmulatedCluster emulation;
    private Clusters clusters;

    @BeforeEach
    void begin() throws Exception {
        emulation = new EmulatedCluster(data, "127.65");
        clusters = new Clusters(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
        clusters.apply("small.yaml");
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void deletedWhileItsVolumesAreFilledItLeavesNoFolder() {
        await().atMost(SOON).until(() -> !volumes().isEmpty());

        clusters.delete("small");

        await().atMost(SOON).until(() -> volumes().isEmpty() && jobs() == 0);
        // A job that still ran would bring its folder back.
        await().during(Duration.ofSeconds(2)).until(() -> volumes().isEmpty());
    }

    @Test
    void nothingIsMadeForAPluginThatIsNotThere() {
        clusters.patch("small", "{\"spec\":{\"plugins\":[{\"name\":\"nobodys.example.org\"}]}}");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clusters.status("small"))
                                .containsEntry(
                                        "phase",
                                        "Cluster cannot proceed to reconciliation due to an unknown"
                                                + " plugin being required"));
    }

    @Test
    void admissionRefusesWithTheField() {
        assertThatThrownBy(() -> clusters.patch("small", "{\"spec\":{\"maxSyncReplicas\":2}}"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refusal -> {
                            assertThat(refusal.getCode()).isEqualTo(422);
                            assertThat(refusal.getStatus().getDetails().getCauses())
                                    .singleElement()
                                    .satisfies(cause ->
                                            assertThat(cause.getField())
                                                    .isEqualTo("spec.maxSyncReplicas"));
                        });
    }

    private int jobs() {
        return emulation.client().batch().v1().jobs().inAnyNamespace().list().getItems().size();
    }

    private List<Path> volumes() throws IOException {
        var folder = data.resolve("pvc");
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (var volumes = Files.list(folder)) {
            return volumes.toList();
        }
    }
}
