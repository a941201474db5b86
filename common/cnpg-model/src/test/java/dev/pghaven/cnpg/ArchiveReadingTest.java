package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import org.junit.jupiter.api.Test;

class ArchiveReadingTest {
    @Test
    void readsABackup() throws JsonProcessingException {
        var backup =
                read(
                        """
                        {"metadata": {"name": "orders-1",
                                      "labels": {"cnpg.io/scheduled-backup": "orders-hourly"}},
                         "spec": {"cluster": {"name": "orders"}, "method": "plugin",
                                  "pluginConfiguration": {"name": "barman-cloud.cloudnative-pg.io"}},
                         "status": {"phase": "completed", "method": "plugin",
                                    "backupId": "20260101T000000", "backupName": "backup-2026",
                                    "beginWal": "000000010000000000000003",
                                    "endWal": "000000010000000000000004",
                                    "beginLSN": "0/3000028", "endLSN": "0/4000050",
                                    "instanceID": {"podName": "orders-2", "ContainerID": "c"},
                                    "majorVersion": 18, "pluginMetadata": {"timeline": "1"}}}
                        """,
                        Backup.class);

        assertThat(backup.spec().method()).isEqualTo(BackupMethod.PLUGIN);
        assertThat(backup.status().endWal()).isEqualTo("000000010000000000000004");
        assertThat(backup.status().instanceID().podName()).isEqualTo("orders-2");
        assertThat(backup.status().pluginMetadata()).containsEntry("timeline", "1");
    }

    @Test
    void readsABackupByAMethodThatOnlyANewerOperatorHas() throws JsonProcessingException {
        var backup = read("{\"spec\": {\"method\": \"telepathy\"}}", Backup.class);

        assertThat(backup.spec().method()).isNull();
    }

    @Test
    void readsTheRecoveryWindowOfAServer() throws JsonProcessingException {
        var store =
                read(
                        """
                        {"spec": {"configuration": {"destinationPath": "https://a/b"}},
                         "status": {"serverRecoveryWindow": {"orders": {
                             "firstRecoverabilityPoint": "2026-01-01T00:00:00Z",
                             "lastSuccessfulBackupTime": "2026-01-02T00:00:00Z"}}}}
                        """,
                        ObjectStore.class);

        assertThat(store.status().serverRecoveryWindow())
                .containsEntry(
                        "orders",
                        new ObjectStore.RecoveryWindow(
                                "2026-01-01T00:00:00Z", "2026-01-02T00:00:00Z", null));
    }

    @Test
    void readsWhatTheOperatorSaysOfItsOwnArchive() throws JsonProcessingException {
        var cluster =
                read(
                        """
                        {"spec": {"instances": 1, "superuserSecret": {"name": "s"}},
                         "status": {"firstRecoverabilityPoint": "2026-01-01T00:00:00Z",
                                    "systemID": "7000000000000000001",
                                    "pluginStatus": [{"name": "p", "version": "0.14.0"}],
                                    "conditions": [{"type": "ContinuousArchiving",
                                                    "status": "False", "message": "m"}]}}
                        """,
                        Cluster.class);

        assertThat(cluster.status().firstRecoverabilityPoint()).isEqualTo("2026-01-01T00:00:00Z");
        assertThat(cluster.status().systemID()).isEqualTo("7000000000000000001");
        assertThat(cluster.status().pluginStatus())
                .containsExactly(new ClusterStatus.PluginStatus("p", "0.14.0", null));
        assertThat(cluster.status().condition(ConditionType.CONTINUOUS_ARCHIVING))
                .hasValueSatisfying(it -> assertThat(it.getStatus()).isEqualTo("False"));
        assertThat(cluster.status().condition(ConditionType.READY)).isEmpty();
    }

    private static <T extends Record> T read(String json, Class<T> type)
            throws JsonProcessingException {
        var generic = new ObjectMapper().readValue(json, GenericKubernetesResource.class);
        return Resources.read(generic, type);
    }
}
