package dev.pghaven.sandbox.cnpg.instance;

import static dev.pghaven.sandbox.cnpg.ClusterFixture.cluster;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.postgres.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ServerSettingsTest {
    private static final InstanceFolders FOLDERS =
            new InstanceFolders(
                    new DataFolder(Path.of("/data"), Optional.empty()),
                    Path.of("/run"),
                    Path.of("/log"));

    @Test
    void theUsersParametersReplaceDefaultsButNotWhatTheOperatorInsistsOn() {
        var settings = settings("max_worker_processes: '8', archive_mode: 'off', work_mem: 4MB");

        assertThat(settings)
                .containsEntry("max_worker_processes", "8")
                .containsEntry("work_mem", "4MB")
                .containsEntry("wal_keep_size", "512MB")
                .containsEntry("archive_mode", "on")
                .containsEntry("listen_addresses", "127.0.0.9");
    }

    @Test
    void aParameterOfAKnownLibraryPreloadsIt() {
        var settings = settings("auto_explain.log_min_duration: 10s, pg_stat_statements.max: '9'");

        assertThat(settings)
                .containsEntry("shared_preload_libraries", "pg_stat_statements,auto_explain");
    }

    @Test
    void theOperatorsRulesStandBeforeTheUsers() {
        var cluster = cluster("spec: {postgresql: {pg_hba: [hostssl all all all reject]}}");

        assertThat(AccessRules.hostBased(cluster).lines())
                .startsWith("local all all peer map=local")
                .endsWith("hostssl all all all reject", "host all all all scram-sha-256");
    }

    private static Map<String, String> settings(String parameters) {
        var cluster = cluster("spec: {postgresql: {parameters: {%s}}}".formatted(parameters));
        return ServerSettings.of(cluster, FOLDERS, "127.0.0.9");
    }
}
