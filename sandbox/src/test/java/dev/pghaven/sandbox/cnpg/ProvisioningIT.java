package dev.pghaven.sandbox.cnpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProvisioningIT {
    private static final String NAMESPACE = "shop";
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir Path data;
    private EmulatedCluster emulation;
    private KubernetesClient client;

    @BeforeEach
    void start() {
        emulation = new EmulatedCluster(data, "127.62");
        client = emulation.client();
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
        secret("db-user-pass", "app", "app-secret");
        secret("pghaven-role", "pghaven", "pghaven-secret");
    }

    @AfterEach
    void stop() {
        emulation.close();
    }

    @Test
    void aClusterOfThreeComesUpAndGoesWithoutATrace() throws Exception {
        apply("orders.yaml");
        awaitHealthy("orders", 3);

        var status = status("orders");
        assertThat(status)
                .containsEntry("phase", "Cluster in healthy state")
                .containsEntry("readyInstances", 3)
                .containsEntry("currentPrimary", "orders-1")
                .containsEntry("targetPrimary", "orders-1")
                .containsEntry("timelineID", 1)
                .containsEntry("instanceNames", List.of("orders-1", "orders-2", "orders-3"));
        assertThat(nodes("orders")).doesNotHaveDuplicates().hasSize(3);

        assertThat(replication())
                .containsExactly("orders-2 streaming quorum", "orders-3 streaming quorum");
        try (var app = connect("orders-1", "app", "app-secret")) {
            assertThat(row(app, "SELECT version FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))
                    .isEqualTo("TLSv1.3");
            execute(app, "CREATE TABLE datasample AS SELECT 1 AS id, 'John' AS name");
        }
        for (var standby : List.of("orders-2", "orders-3")) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(read(standby)).isEqualTo("John true"));
        }
        try (var pghaven = connect("orders-1", "pghaven", "pghaven-secret")) {
            assertThat(
                            row(
                                    pghaven,
                                    "SELECT rolbypassrls || ' ' || pg_has_role('pg_monitor', 'USAGE')"
                                            + " FROM pg_roles WHERE rolname = current_user"))
                    .isEqualTo("true true");
            assertThat(row(pghaven, "SHOW synchronous_standby_names"))
                    .isEqualTo("ANY 1 (\"orders-2\",\"orders-3\",\"orders-1\")");
        }

        client.genericKubernetesResources(Cluster.RESOURCE)
                .inNamespace(NAMESPACE)
                .withName("orders")
                .delete();
        await().atMost(SOON).untilAsserted(() -> assertThat(leftovers()).isEmpty());
        assertThat(folders("pvc")).isEmpty();
        assertThat(folders("pods")).isEmpty();
        assertThat(postgresProcesses()).isEmpty();
    }

    private void apply(String file) throws IOException {
        try (var yaml = getClass().getResourceAsStream(file)) {
            client.resource(Serialization.unmarshal(yaml, GenericKubernetesResource.class))
                    .inNamespace(NAMESPACE)
                    .create();
        }
    }

    private void awaitHealthy(String cluster, int instances) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        assertThat(status(cluster))
                                .containsEntry("phase", "Cluster in healthy state")
                                .containsEntry("readyInstances", instances));
    }

    private Map<String, Object> status(String cluster) {
        var resource =
                client.genericKubernetesResources(Cluster.RESOURCE)
                        .inNamespace(NAMESPACE)
                        .withName(cluster)
                        .get();
        Map<String, Object> status = resource.get("status");
        return status == null ? Map.of() : status;
    }

    private List<String> nodes(String cluster) {
        return client
                .pods()
                .inNamespace(NAMESPACE)
                .withLabel("cnpg.io/cluster", cluster)
                .list()
                .getItems()
                .stream()
                .map(pod -> pod.getSpec().getNodeName())
                .toList();
    }

    private List<String> replication() throws SQLException {
        try (var pghaven = connect("orders-1", "pghaven", "pghaven-secret")) {
            return rows(
                    pghaven,
                    "SELECT application_name || ' ' || state || ' ' || sync_state"
                            + " FROM pg_stat_replication ORDER BY 1");
        }
    }

    private String read(String standby) throws SQLException {
        try (var app = connect(standby, "app", "app-secret")) {
            return row(app, "SELECT name || ' ' || pg_is_in_recovery() FROM datasample");
        }
    }

    private List<String> leftovers() {
        var left = new ArrayList<String>();
        client.pods().inNamespace(NAMESPACE).list().getItems().forEach(each -> left.add("pod"));
        client.persistentVolumeClaims()
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .forEach(each -> left.add("claim"));
        client.services().inNamespace(NAMESPACE).list().getItems().forEach(each -> left.add("svc"));
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .forEach(each -> left.add("job"));
        client.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(NAMESPACE)
                .list()
                .getItems()
                .forEach(each -> left.add("pdb"));
        client.secrets().inNamespace(NAMESPACE).list().getItems().stream()
                .map(secret -> secret.getMetadata().getName())
                .filter(name -> name.startsWith("orders"))
                .forEach(left::add);
        return left;
    }

    private List<Path> folders(String kind) throws IOException {
        try (var children = Files.list(data.resolve(kind))) {
            return children.toList();
        }
    }

    private List<String> postgresProcesses() {
        return ProcessHandle.current()
                .descendants()
                .flatMap(process -> process.info().commandLine().stream())
                .filter(command -> command.contains("postgres"))
                .toList();
    }

    private Connection connect(String pod, String user, String password) throws SQLException {
        var address =
                client.pods().inNamespace(NAMESPACE).withName(pod).get().getStatus().getPodIP();
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "require");
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5432/appdb", properties);
    }

    private static String row(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).getFirst();
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void secret(String name, String user, String password) {
        client.resource(
                        new SecretBuilder()
                                .withNewMetadata()
                                .withName(name)
                                .withNamespace(NAMESPACE)
                                .endMetadata()
                                .withType("kubernetes.io/basic-auth")
                                .addToData("username", encoded(user))
                                .addToData("password", encoded(password))
                                .build())
                .create();
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
