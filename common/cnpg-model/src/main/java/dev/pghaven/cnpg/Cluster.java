package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** A PostgreSQL cluster as CNPG's custom resource. */
public record Cluster(
        String apiVersion,
        String kind,
        ObjectMeta metadata,
        ClusterSpec spec,
        ClusterStatus status) {
    public static final String KIND = "Cluster";

    /** To be applied; the status is the operator's. */
    public static Cluster of(ObjectMeta metadata, ClusterSpec spec) {
        return new Cluster(Cnpg.API_VERSION, KIND, metadata, spec, null);
    }
}
