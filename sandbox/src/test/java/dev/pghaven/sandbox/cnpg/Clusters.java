package dev.pghaven.sandbox.cnpg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What a user does with Clusters in one namespace. */
final class Clusters {
    static final String NAMESPACE = "shop";
    static final Duration SOON = Duration.ofSeconds(60);

    private final KubernetesClient client;

    Clusters(KubernetesClient client) {
        this.client = client;
        client.resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(NAMESPACE)
                                .endMetadata()
                                .build())
                .create();
    }

    void apply(String file) throws IOException {
        create(read(file));
    }

    /** For tests to which standbys make no difference. */
    void applyWithOneInstance(String file) throws IOException {
        var cluster = read(file);
        Map<String, Object> spec = cluster.get("spec");
        spec.put("instances", 1);
        create(cluster);
    }

    private static GenericKubernetesResource read(String file) throws IOException {
        try (var yaml = Clusters.class.getResourceAsStream(file)) {
            return Serialization.unmarshal(yaml, GenericKubernetesResource.class);
        }
    }

    private void create(GenericKubernetesResource cluster) {
        client.resource(cluster).inNamespace(NAMESPACE).create();
    }

    void patch(String cluster, String mergePatch) {
        resource(cluster).patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
    }

    void delete(String cluster) {
        resource(cluster).delete();
    }

    Map<String, Object> status(String cluster) {
        Map<String, Object> status = resource(cluster).get().get("status");
        return status == null ? Map.of() : status;
    }

    /** Status, reason and message; empty where the Cluster has no such condition. */
    List<String> condition(String cluster, String type) {
        var conditions = (List<?>) status(cluster).getOrDefault("conditions", List.of());
        return conditions.stream()
                .map(it -> (Map<?, ?>) it)
                .filter(it -> type.equals(it.get("type")))
                .findFirst()
                .map(it ->
                        List.of(
                                "" + it.get("status"),
                                "" + it.get("reason"),
                                "" + it.get("message")))
                .orElse(List.of());
    }

    void awaitHealthy(String cluster, int instances) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() ->
                        assertThat(status(cluster))
                                .containsEntry("phase", "Cluster in healthy state")
                                .containsEntry("readyInstances", instances));
    }

    Pod pod(String name) {
        return client.pods().inNamespace(NAMESPACE).withName(name).get();
    }

    void secret(String name, String user, String password) {
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

    String password(String secret) {
        var data = client.secrets().inNamespace(NAMESPACE).withName(secret).get().getData();
        return new String(Base64.getDecoder().decode(data.get("password")), StandardCharsets.UTF_8);
    }

    Connection connect(String pod, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "require");
        var address = pod(pod).getStatus().getPodIP();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + address + ":5432/appdb", properties);
    }

    static String row(Connection connection, String sql) throws SQLException {
        return rows(connection, sql).getFirst();
    }

    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var result = new ArrayList<String>();
            while (rows.next()) {
                result.add(rows.getString(1));
            }
            return result;
        }
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    Resource<GenericKubernetesResource> resource(String cluster) {
        return client.genericKubernetesResources(Cluster.RESOURCE)
                .inNamespace(NAMESPACE)
                .withName(cluster);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
