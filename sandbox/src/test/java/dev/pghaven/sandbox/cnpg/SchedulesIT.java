package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Schedules, of clusters that need not be there: who makes Backups does not look. */
class SchedulesIT {
    @TempDir private Path data;
    private EmulatedCluster emulation;
    private Backups backups;

    @BeforeEach
    void begin() {
        emulation = new EmulatedCluster(data, "127.76");
        new Clusters(emulation.client());
        backups = new Backups(emulation.client());
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void anImmediateScheduleRunsOnceAndThenWaitsForThatBackup() {
        backups.schedule(
                "often",
                "schedule: '* * * * * *', immediate: true, backupOwnerReference: self,"
                        + " cluster: {name: nobody}");

        await().atMost(SOON).until(() -> backups.all().size() == 1);
        var made = backups.all().getFirst();
        assertThat(made.getMetadata().getName()).matches("often-\\d{14}");
        assertThat(made.getMetadata().getLabels())
                .containsEntry("cnpg.io/scheduled-backup", "often")
                .containsEntry("cnpg.io/immediateBackup", "true")
                .containsEntry("cnpg.io/cluster", "nobody");
        assertThat(made.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getKind()).isEqualTo("ScheduledBackup"));
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(backups.statusOfSchedule("often"))
                                .containsKeys(
                                        "lastCheckTime", "lastScheduleTime", "nextScheduleTime"));
        await().during(Duration.ofSeconds(2)).until(() -> backups.all().size() == 1);
    }

    @Test
    void itRunsWhenItIsDueAndNotBefore() {
        var begin = Instant.now();
        backups.schedule(
                "due",
                "schedule: '*/2 * * * * *', method: plugin, target: primary,"
                        + " pluginConfiguration: {name: p, parameters: {a: b}},"
                        + " cluster: {name: nobody}");

        await().atMost(SOON).until(() -> backups.all().size() == 1);
        var made = backups.all().getFirst();
        assertThat(made.getMetadata().getOwnerReferences()).isEmpty();
        assertThat(spec(made))
                .containsEntry("method", "plugin")
                .containsEntry("target", "primary")
                .containsEntry(
                        "pluginConfiguration", Map.of("name", "p", "parameters", Map.of("a", "b")));
        await().atMost(SOON)
                .untilAsserted(() -> {
                    var ran = "" + backups.statusOfSchedule("due").get("lastScheduleTime");
                    assertThat(Instant.parse(ran)).isAfter(begin);
                    assertThat(made.getMetadata().getName())
                            .isEqualTo("due-" + ran.replaceAll("[-T:Z]", ""));
                });
        assertThat(backups.events("due").getFirst())
                .startsWith(
                        "Normal BackupSchedule cloudnative-pg-scheduledbackup: Scheduled first");
    }

    @Test
    void aSuspendedScheduleDoesNothing() {
        backups.schedule(
                "asleep",
                "schedule: '* * * * * *', immediate: true, suspend: true, cluster: {name: nobody}");

        await().during(Duration.ofSeconds(2)).until(() -> backups.all().isEmpty());
        assertThat(List.copyOf(backups.statusOfSchedule("asleep").keySet())).isEmpty();
    }

    private static Map<String, Object> spec(GenericKubernetesResource backup) {
        return backup.get("spec");
    }
}
