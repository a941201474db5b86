package dev.pghaven.contracts.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.CheckEndpoints;
import dev.pghaven.contracts.ConcealCluster;
import dev.pghaven.contracts.ExposeCluster;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.RemoveCluster;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.ScheduleBackups;
import dev.pghaven.contracts.ScheduleFailoverDrills;
import dev.pghaven.contracts.ScheduleRestoreChecks;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples that people copy are requests that pghaven takes, and there is one of each kind. */
class ExamplesTest {
    private static final Path FOLDER = Path.of("../../examples");
    private static final Map<String, Class<? extends Request>> EXAMPLES =
            Map.ofEntries(
                    Map.entry("provision-cluster.json", ProvisionCluster.class),
                    Map.entry("remove-cluster.json", RemoveCluster.class),
                    Map.entry("back-up-cluster.json", BackUpCluster.class),
                    Map.entry("schedule-backups.json", ScheduleBackups.class),
                    Map.entry("verify-restore.json", VerifyRestore.class),
                    Map.entry("schedule-restore-checks.json", ScheduleRestoreChecks.class),
                    Map.entry("expose-cluster.json", ExposeCluster.class),
                    Map.entry("conceal-cluster.json", ConcealCluster.class),
                    Map.entry("check-endpoints.json", CheckEndpoints.class),
                    Map.entry("run-failover-drill.json", RunFailoverDrill.class),
                    Map.entry("promote-instance.json", PromoteInstance.class),
                    Map.entry("schedule-failover-drills.json", ScheduleFailoverDrills.class));

    @Test
    void everyRequestHasAnExampleAndNoOtherFileIsThere() throws IOException {
        try (var files = Files.list(FOLDER)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(EXAMPLES.keySet());
        }
        assertThat(EXAMPLES.values()).hasSameElementsAs(Vocabulary.REQUESTS.types().values());
    }

    static Iterable<Map.Entry<String, Class<? extends Request>>> examples() {
        return EXAMPLES.entrySet();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTaken(Map.Entry<String, Class<? extends Request>> example) throws IOException {
        var data = Json.mapper().readTree(FOLDER.resolve(example.getKey()).toFile());

        assertThat(Requests.parse(data, example.getValue())).isInstanceOf(Parsed.Valid.class);
    }
}
