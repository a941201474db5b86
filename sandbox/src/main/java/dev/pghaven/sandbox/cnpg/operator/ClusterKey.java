package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Names a Cluster. */
record ClusterKey(String namespace, String name) {
    static ClusterKey of(ObjectMeta cluster) {
        return new ClusterKey(cluster.getNamespace(), cluster.getName());
    }

    static ClusterKey of(Cluster cluster) {
        return of(cluster.metadata());
    }
}
