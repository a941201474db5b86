package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Tells people what the operator does, as Kubernetes Events on the Cluster. */
record ClusterEvents(KubernetesClient client) {

    void normal(Cluster cluster, String reason, String message) {
        client.v1().events().resource(event(cluster, reason, message)).create();
    }

    private static Event event(Cluster cluster, String reason, String message) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return new EventBuilder()
                .withNewMetadata()
                .withName(cluster.name() + "." + Long.toHexString(System.nanoTime()))
                .withNamespace(cluster.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(Cluster.API_VERSION)
                .withKind(Cluster.KIND)
                .withName(cluster.name())
                .withNamespace(cluster.namespace())
                .withUid(cluster.metadata().getUid())
                .endInvolvedObject()
                .withType("Normal")
                .withReason(reason)
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withNewSource("cloudnative-pg", null)
                .withReportingComponent("cloudnative-pg")
                .build();
    }
}
