package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static dev.pghaven.sandbox.cnpg.Clusters.row;
import static dev.pghaven.sandbox.cnpg.Clusters.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangesIT {
    @TempDir Path data;
    private EmulatedCluster emulation;
    private Clusters clusters;

    @BeforeEach
    void start() throws Exception {
        emulation = new EmulatedCluster(data, "127.64");
        clusters = new Clusters(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
        clusters.apply("small.yaml");
        clusters.awaitHealthy("small", 2);
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void theClusterFollowsItsSpec() throws Exception {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(ask("small-1", "SHOW synchronous_standby_names"))
                                .isEqualTo("ANY 1 (\"small-2\")"));
        execute("CREATE TABLE archive TABLESPACE cold AS SELECT 42 AS id");

        clusters.patch("small", "{\"spec\":{\"instances\":3}}");
        clusters.awaitHealthy("small", 3);
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(
                        () -> assertThat(ask("small-3", "SELECT id FROM archive")).isEqualTo("42"));

        clusters.patch("small", "{\"spec\":{\"instances\":2}}");
        await().atMost(SOON).until(() -> clusters.pod("small-3") == null);
        clusters.awaitHealthy("small", 2);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(askAll("SELECT slot_name FROM pg_replication_slots"))
                                .containsExactly("_cnpg_small_2"));
    }

    @Test
    void parametersAreReloadedAndThoseThatNeedItRestartTheServersInPlace() throws Exception {
        clusters.patch(
                "small",
                "{\"spec\":{\"postgresql\":{\"parameters\":"
                        + "{\"work_mem\":\"5MB\",\"max_connections\":\"77\"}}}}");

        for (var instance : List.of("small-1", "small-2")) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> {
                        assertThat(ask(instance, "SHOW work_mem")).isEqualTo("5MB");
                        assertThat(ask(instance, "SHOW max_connections")).isEqualTo("77");
                    });
            assertThat(restarts(instance)).isZero();
        }
    }

    @Test
    void aKilledPrimaryIsRestartedWithItsDataWithinTheFailoverDelay() throws Exception {
        clusters.patch("small", "{\"spec\":{\"failoverDelay\":300}}");
        execute("CREATE TABLE kept AS SELECT 1 AS id");
        var before = clusters.pod("small-1").getMetadata().getUid();

        emulation.killServer("small-1");

        await().atMost(SOON).untilAsserted(() -> assertThat(restarts("small-1")).isOne());
        clusters.awaitHealthy("small", 2);
        assertThat(ask("small-1", "SELECT id FROM kept")).isEqualTo("1");
        assertThat(clusters.pod("small-1").getMetadata().getUid()).isEqualTo(before);
    }

    private int restarts(String pod) {
        return clusters.pod(pod).getStatus().getContainerStatuses().getFirst().getRestartCount();
    }

    private void execute(String sql) throws SQLException {
        try (var postgres = superuser("small-1")) {
            Clusters.execute(postgres, sql);
        }
    }

    private String ask(String pod, String sql) throws SQLException {
        try (var postgres = superuser(pod)) {
            return row(postgres, sql);
        }
    }

    private List<String> askAll(String sql) throws SQLException {
        try (var postgres = superuser("small-1")) {
            return rows(postgres, sql);
        }
    }

    private Connection superuser(String pod) throws SQLException {
        return clusters.connect(pod, "postgres", "super-secret");
    }
}
