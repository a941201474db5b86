package dev.pghaven.cnpg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.testkit.CrdSchemas;
import dev.pghaven.testkit.Golden;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveManifestTest {
    private final Golden golden = Golden.of(ArchiveManifestTest.class);

    static Stream<Arguments> clusters() {
        return Stream.of(
                Arguments.of("archiving-by-plugin", "1.27.0", Archives.byPlugin()),
                Arguments.of("archiving-by-plugin", "1.30.0", Archives.byPlugin()),
                Arguments.of("archiving-by-operator", "1.23.1", Archives.byOperator()),
                Arguments.of("archiving-by-operator", "1.27.0", Archives.byOperator()),
                Arguments.of("archiving-by-operator", "1.30.0", Archives.byOperator()),
                Arguments.of("restored-by-plugin", "1.27.0", Archives.restoredByPlugin()),
                Arguments.of("restored-by-plugin", "1.30.0", Archives.restoredByPlugin()),
                Arguments.of("restored-by-operator", "1.23.1", Archives.restoredByOperator()),
                Arguments.of("restored-by-operator", "1.27.0", Archives.restoredByOperator()),
                Arguments.of("restored-by-operator", "1.30.0", Archives.restoredByOperator()));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void saysOfAClusterWhatTheGoldenFileSays(String name, String version, ClusterSpec spec) {
        golden.assertMatches(
                "cluster-" + name, Resources.toJson(Cluster.of(Manifests.METADATA, spec)));
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void anApiServerAcceptsTheCluster(String name, String version, ClusterSpec spec) {
        var manifest = Resources.toJson(Cluster.of(Manifests.METADATA, spec));

        assertThat(CrdSchemas.orSkip().faults("clusters", version, manifest)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("clusters")
    void theClusterIsTheSameAfterAWayThroughTheClient(
            String name, String version, ClusterSpec spec) {
        var cluster = Cluster.of(Manifests.METADATA, spec);

        assertThat(Resources.read(Resources.toGeneric(cluster), Cluster.class)).isEqualTo(cluster);
    }

    static Stream<Arguments> backups() {
        return Stream.of("1.23.1", "1.27.0", "1.30.0")
                .flatMap(version ->
                        Stream.of(
                                Arguments.of(
                                        "backup-by-plugin",
                                        version,
                                        Backup.Spec.byPlugin("orders", "prefer-standby")),
                                Arguments.of(
                                        "backup-by-operator",
                                        version,
                                        Backup.Spec.byOperator("orders", null))));
    }

    @ParameterizedTest
    @MethodSource("backups")
    void saysOfABackupWhatTheGoldenFileSays(String name, String version, Backup.Spec spec) {
        var manifest = Resources.toJson(Backup.of(Manifests.METADATA, spec));

        golden.assertMatches(name, manifest);
        assertThat(CrdSchemas.orSkip().faults("backups", version, manifest)).isEmpty();
    }

    static Stream<Arguments> schedules() {
        return Stream.of(
                Arguments.of("by-operator", "1.23.1", BackupMethod.BARMAN_OBJECT_STORE, null),
                Arguments.of("by-operator", "1.30.0", BackupMethod.BARMAN_OBJECT_STORE, null),
                Arguments.of(
                        "by-plugin",
                        "1.27.0",
                        BackupMethod.PLUGIN,
                        PluginConfiguration.barmanCloud()),
                Arguments.of(
                        "by-plugin",
                        "1.30.0",
                        BackupMethod.PLUGIN,
                        PluginConfiguration.barmanCloud()));
    }

    @ParameterizedTest
    @MethodSource("schedules")
    void saysOfAScheduleWhatTheGoldenFileSays(
            String name, String version, BackupMethod method, PluginConfiguration plugin) {
        var spec =
                new ScheduledBackup.Spec(
                        "0 15 * * * *",
                        new ClusterName("orders"),
                        true,
                        false,
                        "self",
                        method,
                        plugin,
                        "prefer-standby");
        var manifest = Resources.toJson(ScheduledBackup.of(Manifests.METADATA, spec));

        golden.assertMatches("scheduled-backup-" + name, manifest);
        assertThat(CrdSchemas.orSkip().faults("scheduledbackups", version, manifest)).isEmpty();
    }

    @Test
    void saysOfAnObjectStoreWhatTheGoldenFileSays() {
        var store = ObjectStore.of(Manifests.METADATA, new ObjectStore.Spec(Archives.STORE, "7d"));
        var manifest = Resources.toJson(store);

        golden.assertMatches("object-store", manifest);
        assertThat(CrdSchemas.orSkip().faults("objectstores", "0.14.0", manifest)).isEmpty();
    }

    @Test
    void neverLeavesTheMethodToTheOperator() {
        var manifest =
                Resources.toJson(
                        Backup.of(Manifests.METADATA, Backup.Spec.byOperator("orders", null)));

        assertThat(manifest.at("/spec/method").asText()).isEqualTo("barmanObjectStore");
    }

    @Test
    void anOldApiServerRefusesCredentialsThatItDoesNotKnow() {
        var spec =
                ClusterSpec.builder(1)
                        .backup(new ClusterBackup(Archives.STORE, "7d", "primary"))
                        .build();
        var manifest = Resources.toJson(Cluster.of(Manifests.METADATA, spec));

        assertThat(CrdSchemas.orSkip().faults("clusters", "1.27.0", manifest))
                .anyMatch(fault -> fault.contains("'useDefaultAzureCredentials'"));
    }
}
