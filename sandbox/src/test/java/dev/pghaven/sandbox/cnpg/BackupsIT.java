package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BaseBackups;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups of real servers, from the object that asks for one to the files in the archive. */
class BackupsIT {
    private static final String BY_PLUGIN =
            "cluster: {name: plugged}, method: plugin,"
                    + " pluginConfiguration: {name: barman-cloud.cloudnative-pg.io}";

    @TempDir private Path data;
    private EmulatedCluster emulation;
    private Clusters clusters;
    private Backups backups;

    @BeforeEach
    void begin() {
        emulation = new EmulatedCluster(data, "127.75");
        clusters = new Clusters(emulation.client());
        backups = new Backups(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void theInTreeWayIsToldInTheBackupAndInTheCluster() throws Exception {
        clusters.applyWithOneInstance("archived.yaml");
        clusters.awaitHealthy("archived", 1);

        backups.create("now", "cluster: {name: archived}");
        backups.awaitPhase("now", "completed");

        var info = catalog("archived").getFirst();
        assertThat(backups.status("now"))
                .containsEntry("method", "barmanObjectStore")
                .containsEntry("backupId", info.id())
                .containsEntry("backupName", info.name().orElseThrow())
                .containsEntry("beginWal", info.begin().orElseThrow().wal())
                .containsEntry("endWal", info.end().orElseThrow().wal())
                .containsEntry("beginLSN", info.begin().orElseThrow().lsn().toString())
                .containsEntry("endLSN", info.end().orElseThrow().lsn().toString())
                .containsEntry("serverName", "archived")
                .containsEntry("destinationPath", "https://account.blob.sandbox.test/backups")
                .containsEntry("azureCredentials", Map.of("inheritFromAzureAD", true))
                .containsEntry("majorVersion", 18)
                .containsKeys("startedAt", "stoppedAt", "reconciliationTerminatedAt")
                .doesNotContainKeys("error", "pluginMetadata");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clusters.status("archived"))
                                .containsEntry(
                                        "firstRecoverabilityPoint",
                                        backups.status("now").get("stoppedAt"))
                                .containsEntry(
                                        "lastSuccessfulBackup",
                                        backups.status("now").get("stoppedAt")));
        assertThat(clusters.condition("archived", "LastBackupSucceeded"))
                .containsExactly("True", "LastBackupSucceeded", "Backup was successful");
        assertThat(backups.events("now"))
                .containsExactly(
                        "Normal Starting cloudnative-pg-backup: Starting backup for cluster archived",
                        "Normal Starting instance-manager: Backup started",
                        "Normal Completed instance-manager: Backup completed");
    }

    @Test
    void aStandbyIsPreferredUnlessThePrimaryIsAskedFor() throws Exception {
        clusters.apply("archived.yaml");
        clusters.awaitHealthy("archived", 2);

        backups.create("b1", "cluster: {name: archived}");
        backups.create("b2", "cluster: {name: archived}, target: primary");
        backups.awaitPhase("b2", "completed");

        assertThat(pod("b1")).isEqualTo("archived-2");
        assertThat(pod("b2")).isEqualTo("archived-1");
        assertThat(catalog("archived")).hasSize(2).allMatch(BackupInfo::isDone);
    }

    @Test
    void thePluginTellsItInTheBackupAndInTheObjectStore() throws Exception {
        clusters.apply("plugged-backups.yaml");
        clusters.apply("plugged.yaml");
        clusters.awaitHealthy("plugged", 1);

        backups.create("now", BY_PLUGIN);
        backups.awaitPhase("now", "completed");

        var status = backups.status("now");
        assertThat(status)
                .containsEntry("method", "plugin")
                .containsEntry("online", true)
                .containsEntry("backupId", catalog("plugged").getFirst().id())
                .doesNotContainKeys("serverName", "destinationPath");
        assertThat((Map<?, ?>) status.get("pluginMetadata")).hasSize(6);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(window("plugged"))
                                .isEqualTo(
                                        Map.of(
                                                "firstRecoverabilityPoint",
                                                status.get("stoppedAt"),
                                                "lastSuccessfulBackupTime",
                                                status.get("stoppedAt"))));
        assertThat(clusters.status("plugged"))
                .doesNotContainKeys("firstRecoverabilityPoint", "lastSuccessfulBackup");
        assertThat(clusters.condition("plugged", "LastBackupSucceeded")).startsWith("True");
    }

    @Test
    void aPluginsBackupThatCannotBeWrittenFails() throws Exception {
        clusters.apply("plugged-backups.yaml");
        clusters.apply("plugged.yaml");
        clusters.awaitHealthy("plugged", 1);
        emulation.archives().refuse("no role");

        backups.create("now", BY_PLUGIN);
        backups.awaitPhase("now", "failed");

        assertThat(backups.status("now"))
                .containsEntry("error", "rpc error: code = Unknown desc = exit status 2");
        assertThat(backups.events("now")).contains("Normal Failed instance-manager: Backup failed");
        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(window("plugged")).containsOnlyKeys("lastFailedBackupTime");
                    assertThat(clusters.condition("plugged", "LastBackupSucceeded"))
                            .containsExactly(
                                    "False",
                                    "LastBackupFailed",
                                    "rpc error: code = Unknown desc = exit status 2");
                });
        assertThat(clusters.status("plugged")).doesNotContainKey("lastFailedBackup");
    }

    @Test
    void whileArchivingFailsNoInTreeBackupBeginsAndTheNextOnesWait() throws Exception {
        emulation.archives().refuse("no role");
        clusters.applyWithOneInstance("archived.yaml");
        clusters.awaitHealthy("archived", 1);

        backups.create("stuck", "cluster: {name: archived}");
        backups.awaitPhase("stuck", "walArchivingFailing");
        backups.create("waiting", "cluster: {name: archived}");
        backups.awaitPhase("waiting", "pending");

        emulation.archives().letIn();
        switchWal("archived-1");
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(clusters.condition("archived", "ContinuousArchiving"))
                                .startsWith("True"));
        backups.delete("stuck");
        backups.awaitPhase("waiting", "completed");
    }

    @Test
    void withoutAnArchiveABackupFailsAtOnce() throws Exception {
        clusters.apply("small.yaml");
        clusters.awaitHealthy("small", 2);

        backups.create("in-tree", "cluster: {name: small}");
        backups.create("plugin", BY_PLUGIN.replace("plugged", "small"));

        var none = "cannot proceed with the backup as the cluster has no ";
        backups.awaitPhase("in-tree", "failed");
        backups.awaitPhase("plugin", "failed");
        assertThat(backups.status("in-tree")).containsEntry("error", none + "backup section");
        assertThat(backups.status("plugin")).containsEntry("error", none + "plugin configured");
        assertThat(backups.events("in-tree"))
                .containsExactly(
                        "Warning ClusterHasBackupConfigured cloudnative-pg-backup: "
                                + none
                                + "backup section");
    }

    @Test
    void aBackupOfNobodyWaits() {
        backups.create("early", "cluster: {name: nobody}");

        backups.awaitPhase("early", "pending");
        assertThat(backups.events("early"))
                .contains(
                        "Warning FindingCluster cloudnative-pg-backup: Unknown cluster nobody,"
                                + " will retry in 30 seconds");
    }

    @Test
    void aBackupWhoseDataAreGoneGoesToo() throws Exception {
        clusters.applyWithOneInstance("archived.yaml");
        clusters.awaitHealthy("archived", 1);
        backups.create("old", "cluster: {name: archived}");
        backups.awaitPhase("old", "completed");
        var archive = new BaseBackups(emulation.archives().of("archived"));
        var id = archive.list().getFirst().id();
        archive.delete(id);
        // Barman's ids are seconds.
        await().until(() -> BackupInfo.idAt(Instant.now()).compareTo(id) > 0);

        backups.create("new", "cluster: {name: archived}");

        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(backups.all())
                                .extracting(it -> it.getMetadata().getName())
                                .containsExactly("new"));
    }

    private List<BackupInfo> catalog(String server) throws IOException {
        return new BaseBackups(emulation.archives().of(server)).list();
    }

    private Map<String, Object> window(String server) {
        var windows =
                (Map<?, ?>) backups.statusOfStore(server + "-backups").get("serverRecoveryWindow");
        var found = new HashMap<String, Object>();
        if (windows != null) {
            ((Map<?, ?>) windows.get(server)).forEach((key, value) -> found.put("" + key, value));
        }
        return found;
    }

    private String pod(String backup) {
        return "" + ((Map<?, ?>) backups.status(backup).get("instanceID")).get("podName");
    }

    private void switchWal(String pod) throws SQLException {
        try (var postgres = clusters.connect(pod, "postgres", "super-secret")) {
            Clusters.row(postgres, "SELECT pg_create_restore_point('x')::text");
            Clusters.row(postgres, "SELECT pg_switch_wal()::text");
        }
    }
}
