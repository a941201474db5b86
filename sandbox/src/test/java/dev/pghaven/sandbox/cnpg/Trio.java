package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.NAMESPACE;
import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static dev.pghaven.sandbox.cnpg.Clusters.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.cnpg.status.Timestamps;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A cluster of three, whoever is its primary just now. */
final class Trio {
    static final String NAME = "trio";
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final KubernetesClient client;
    private final Clusters clusters;

    Trio(KubernetesClient client) throws Exception {
        this.client = client;
        this.clusters = new Clusters(client);
        clusters.secret("db-user-pass", "app", "app-secret");
        clusters.secret("super", "postgres", "super-secret");
        clusters.apply("trio.yaml");
        awaitHealthy();
    }

    Clusters clusters() {
        return clusters;
    }

    String primary() {
        return (String) clusters.status(NAME).get("currentPrimary");
    }

    List<String> standbys() {
        var primary = primary();
        return Stream.of("trio-1", "trio-2", "trio-3").filter(it -> !it.equals(primary)).toList();
    }

    int timeline() {
        return (int) clusters.status(NAME).get("timelineID");
    }

    String awaitPrimaryOtherThan(String old) {
        await().atMost(SOON)
                .pollInterval(OFTEN)
                .untilAsserted(() -> assertThat(primary()).isNotEqualTo(old));
        return primary();
    }

    /** Healthy is also that the standbys follow the primary that there is now. */
    void awaitHealthy() {
        clusters.awaitHealthy(NAME, 3);
        await().atMost(SOON)
                .pollInterval(OFTEN)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(followers()).isEqualTo(2));
    }

    /** The standbys stream, and have come as far as that table. */
    void awaitReplayed(String table) {
        awaitHealthy();
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    for (var standby : standbys()) {
                        assertThat(ask(standby, "SELECT to_regclass('%s')".formatted(table)))
                                .isEqualTo(table);
                    }
                });
    }

    String leaseHolder() {
        return client.leases()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .get()
                .getSpec()
                .getHolderIdentity();
    }

    private int followers() throws SQLException {
        return Integer.parseInt(
                ask(primary(), "SELECT count(*) FROM pg_stat_replication WHERE state='streaming'"));
    }

    Connection superuser(String instance) throws SQLException {
        return clusters.connect(instance, "postgres", "super-secret");
    }

    String ask(String instance, String sql) throws SQLException {
        try (var connection = superuser(instance)) {
            return row(connection, sql);
        }
    }

    void execute(String instance, String sql) throws SQLException {
        try (var connection = superuser(instance)) {
            Clusters.execute(connection, sql);
        }
    }

    void deletePod(String instance) {
        client.pods().inNamespace(NAMESPACE).withName(instance).withGracePeriod(1).delete();
    }

    /** As {@code kubectl cnpg promote} does it. */
    void promote(String instance) {
        var resource = clusters.resource(NAME);
        var status = new LinkedHashMap<String, Object>();
        status.put("targetPrimary", instance);
        status.put("targetPrimaryTimestamp", Timestamps.micros(Instant.now()));
        status.put("phase", "Switchover in progress");
        status.put("phaseReason", "Switching over to " + instance);
        resource.subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", status)));
    }

    /** A list in JSON, or {@code null}. */
    void fence(String instances) {
        clusters.patch(
                NAME,
                "{\"metadata\":{\"annotations\":{\"cnpg.io/fencedInstances\":%s}}}"
                        .formatted(instances));
    }

    /** Denies the instance's pod whatever comes and goes. */
    void isolate(String instance) {
        client.resource(isolation(instance)).create();
    }

    void letIn(String instance) {
        client.resource(isolation(instance)).delete();
    }

    private static NetworkPolicy isolation(String instance) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(NAMESPACE)
                .withName(instance)
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels("cnpg.io/instanceName", instance)
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .endSpec()
                .build();
    }

    String role(String instance) {
        return label(instance, "cnpg.io/instanceRole");
    }

    String label(String instance, String name) {
        return clusters.pod(instance).getMetadata().getLabels().get(name);
    }

    Map<String, Object> status() {
        return clusters.status(NAME);
    }

    /** What the operator told of this cluster, in no order. */
    List<String> events() {
        return client.v1().events().inNamespace(NAMESPACE).list().getItems().stream()
                .filter(event -> NAME.equals(event.getInvolvedObject().getName()))
                .map(Trio::words)
                .toList();
    }

    private static String words(Event event) {
        return event.getReason() + ": " + event.getMessage();
    }
}
