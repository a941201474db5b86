package dev.pghaven.sandbox.launcher.bench.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Json;
import dev.pghaven.sandbox.launcher.bench.Load;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.FirstSync;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.Heap;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.LoadReport;
import dev.pghaven.sandbox.launcher.bench.health.SizeReport.Resync;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTableTest {
    private static final SizeReport THOUSAND =
            new SizeReport(
                    1000,
                    3000,
                    new FirstSync(4, 6, 7, 1000),
                    new Heap(30_000_000, 35_000_000),
                    new LoadReport(
                            3000,
                            50,
                            new Percentiles(3000, 2, 5, 9),
                            new Percentiles(3000, 3, 8, 10),
                            new Percentiles(3000, 12, 40, 80),
                            new Percentiles(3000, 9, 33, 75),
                            0,
                            0,
                            0.25,
                            0.2,
                            0.4,
                            new Load(1.5, 0.75)),
                    new Resync(100, 1, 4, 6, 13, 14));

    @Test
    void aClusterCostsWhatLivesBeyondAnEmptyService() {
        assertThat(printed())
                .containsSubsequence("0    20.0 MB", "1000    30.0 MB    35.0 MB       15.0 kB");
    }

    @Test
    void whatTheFactTakesLongerIsTheDifferenceOfTheNinetyNinthPercentiles() {
        assertThat(printed()).contains("p99 over the bare watch: 32.0 ms");

        JsonNode json = Json.toNode(THOUSAND);
        assertThat(json.at("/load/overWatch").asDouble()).isEqualTo(32);
        assertThat(json.at("/load/fact/p99").asDouble()).isEqualTo(40);
    }

    private static String printed() {
        var out = new ByteArrayOutputStream();
        new HealthTable(20_000_000, List.of(THOUSAND))
                .print(new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
