package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.events.EventRecorder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Tells people what the operator does, as Kubernetes Events on the Cluster. */
record ClusterEvents(EventRecorder recorder) {
    ClusterEvents(KubernetesClient client) {
        this(new EventRecorder(client, "cloudnative-pg"));
    }

    void warning(Cluster cluster, String reason, String message) {
        recorder.warning(Cluster.KIND, cluster.metadata(), reason, message);
    }

    void normal(Cluster cluster, String reason, String message) {
        recorder.normal(Cluster.KIND, cluster.metadata(), reason, message);
    }
}
