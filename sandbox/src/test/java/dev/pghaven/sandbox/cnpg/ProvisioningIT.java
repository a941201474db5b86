package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.NAMESPACE;
import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static dev.pghaven.sandbox.cnpg.Clusters.execute;
import static dev.pghaven.sandbox.cnpg.Clusters.row;
import static dev.pghaven.sandbox.cnpg.Clusters.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningIT {
    private static final Set<String> OURS = Set.of("db-user-pass", "pghaven-role");
    private static final Set<String> OF_EVERY_NAMESPACE = Set.of("default", "kube-root-ca.crt");

    @TempDir Path data;
    private EmulatedCluster emulation;
    private Clusters clusters;

    @BeforeEach
    void start() {
        emulation = new EmulatedCluster(data, "127.62");
        clusters = new Clusters(emulation.client());
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("pghaven-role", "pghaven", "pghaven-secret");
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void aClusterOfThreeComesUpAndGoesWithoutATrace() throws Exception {
        clusters.apply("orders.yaml");
        clusters.awaitHealthy("orders", 3);

        assertThat(clusters.status("orders"))
                .containsEntry("currentPrimary", "orders-1")
                .containsEntry("targetPrimary", "orders-1")
                .containsEntry("timelineID", 1)
                .containsEntry("instanceNames", List.of("orders-1", "orders-2", "orders-3"));
        assertThat(nodes()).doesNotHaveDuplicates().hasSize(3);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(replication())
                                .containsExactly(
                                        "orders-2 streaming quorum", "orders-3 streaming quorum"));
        writesOnThePrimaryAreReadOnTheStandbys();
        theRoleOfManagedRolesLogsIn();
        assertThat(owned("orders"))
                .contains("orders-rw", "orders-ro", "orders-r", "orders-primary", "orders-1-wal")
                .doesNotContain("orders-app", "orders-superuser", "orders-1-initdb");

        clusters.delete("orders");

        await().atMost(SOON).untilAsserted(() -> assertThat(leftovers()).isEmpty());
        assertThat(folders("pvc")).isEmpty();
        assertThat(folders("pods")).isEmpty();
        assertThat(postgresProcesses()).isEmpty();
    }

    private void writesOnThePrimaryAreReadOnTheStandbys() throws SQLException {
        try (var app = clusters.connect("orders-1", "app", "app-secret")) {
            assertThat(row(app, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isEqualTo("TLSv1.3");
            execute(app, "CREATE TABLE datasample AS SELECT 1 AS id, 'John' AS name");
        }
        for (var standby : List.of("orders-2", "orders-3")) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(read(standby)).isEqualTo("John true"));
        }
    }

    private void theRoleOfManagedRolesLogsIn() throws SQLException {
        try (var pghaven = clusters.connect("orders-1", "pghaven", "pghaven-secret")) {
            assertThat(
                            row(
                                    pghaven,
                                    "SELECT rolbypassrls || ' ' || pg_has_role('pg_monitor',"
                                            + " 'USAGE') FROM pg_roles WHERE rolname ="
                                            + " current_user"))
                    .isEqualTo("true true");
            assertThat(row(pghaven, "SHOW synchronous_standby_names"))
                    .isEqualTo("ANY 1 (\"orders-2\",\"orders-3\",\"orders-1\")");
        }
    }

    private String read(String standby) throws SQLException {
        try (var app = clusters.connect(standby, "app", "app-secret")) {
            return row(app, "SELECT name || ' ' || pg_is_in_recovery() FROM datasample");
        }
    }

    private List<String> replication() throws SQLException {
        try (var pghaven = clusters.connect("orders-1", "pghaven", "pghaven-secret")) {
            return rows(
                    pghaven,
                    "SELECT application_name || ' ' || state || ' ' || sync_state"
                            + " FROM pg_stat_replication ORDER BY 1");
        }
    }

    private List<String> nodes() {
        return Stream.of("orders-1", "orders-2", "orders-3")
                .map(pod -> clusters.pod(pod).getSpec().getNodeName())
                .toList();
    }

    private List<String> owned(String cluster) {
        return objects()
                .filter(object -> !object.getMetadata().getOwnerReferences().isEmpty())
                .filter(object ->
                        object.getMetadata()
                                .getOwnerReferences()
                                .getFirst()
                                .getName()
                                .equals(cluster))
                .map(object -> object.getMetadata().getName())
                .toList();
    }

    private List<String> leftovers() {
        return objects()
                .map(object -> object.getMetadata().getName())
                .filter(name -> !OURS.contains(name) && !OF_EVERY_NAMESPACE.contains(name))
                .toList();
    }

    private Stream<? extends HasMetadata> objects() {
        KubernetesClient client = emulation.client();
        return Stream.of(
                        client.pods(),
                        client.persistentVolumeClaims(),
                        client.services(),
                        client.secrets(),
                        client.serviceAccounts(),
                        client.configMaps(),
                        client.batch().v1().jobs(),
                        client.rbac().roles(),
                        client.rbac().roleBindings(),
                        client.policy().v1().podDisruptionBudget())
                .flatMap(kind -> kind.inNamespace(NAMESPACE).list().getItems().stream());
    }

    private List<Path> folders(String kind) throws IOException {
        try (var children = Files.list(data.resolve(kind))) {
            return children.toList();
        }
    }

    private static List<String> postgresProcesses() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains("postgres"))
                .toList();
    }
}
