package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;

/**
 * What a Cluster is to be. A component that is null is not written, so the operator decides it.
 *
 * @param minSyncReplicas for operators before 1.24, which lack {@code postgresql.synchronous}
 * @param maxSyncReplicas for operators before 1.24
 * @param backup for operators before 1.31; excludes a plugin that archives
 * @param serviceAccountName for operators from 1.29; excludes {@code serviceAccountTemplate}
 */
public record ClusterSpec(
        Integer instances,
        String imageName,
        ImageCatalogRef imageCatalogRef,
        Metadata inheritedMetadata,
        PostgresConfiguration postgresql,
        Integer minSyncReplicas,
        Integer maxSyncReplicas,
        Bootstrap bootstrap,
        List<ExternalCluster> externalClusters,
        ClusterBackup backup,
        List<Plugin> plugins,
        StorageConfiguration storage,
        StorageConfiguration walStorage,
        List<TablespaceConfiguration> tablespaces,
        ResourceRequirements resources,
        ReplicationSlots replicationSlots,
        Integer startDelay,
        Integer stopDelay,
        Integer smartShutdownTimeout,
        Integer switchoverDelay,
        Integer failoverDelay,
        Affinity affinity,
        List<TopologySpreadConstraint> topologySpreadConstraints,
        Certificates certificates,
        Managed managed,
        Boolean enableSuperuserAccess,
        SecretRef superuserSecret,
        ServiceAccountTemplate serviceAccountTemplate,
        String serviceAccountName,
        Probes probes) {
    /** What somebody decides of a Cluster that another has made. */
    public static ClusterSpecBuilder part() {
        return new ClusterSpecBuilder(null);
    }

    /** All the rest is the operator's to decide until it is said. */
    public static ClusterSpecBuilder builder(int instances) {
        return new ClusterSpecBuilder(instances);
    }
}
