package dev.pghaven.sandbox.launcher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreReportTest {
    @TempDir private Path folder;

    @Test
    void saysAllThatWasMeasuredAndWhatComesOfIt() throws IOException {
        var file = folder.resolve("new/bench-restore.json");

        new RestoreReport("2026-11-28T10:00:00Z", 2, List.of(Rounds.threeOf(100))).writeTo(file);

        var json = new ObjectMapper().readTree(file.toFile());
        assertThat(json.path("processors").asInt()).isEqualTo(2);
        var size = json.at("/sizes/0");
        assertThat(size.path("megabytes").asInt()).isEqualTo(100);
        assertThat(size.path("rounds")).hasSize(3);
        assertThat(size.at("/rounds/1/first").asText()).isEqualTo("bare");
        assertThat(size.at("/rounds/1/bare/untilHealthy").asDouble()).isEqualTo(8.0);
        assertThat(size.at("/rounds/1/verified/load/busy").asDouble()).isEqualTo(0.75);
        assertThat(size.at("/rounds/1/verified/steps/0/step").asText()).isEqualTo("await-restore");
        assertThat(size.at("/medians/verdict").asDouble()).isEqualTo(12.0);
        assertThat(size.at("/medianSteps/0/seconds").asDouble()).isEqualTo(11.0);
    }
}
