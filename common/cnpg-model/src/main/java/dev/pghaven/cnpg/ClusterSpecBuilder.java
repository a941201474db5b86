package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;

/** Names the parts of a ClusterSpec, of which few clusters need all. */
public final class ClusterSpecBuilder {
    private final Integer instances;
    private String imageName;
    private ImageCatalogRef imageCatalogRef;
    private Metadata inheritedMetadata;
    private PostgresConfiguration postgresql;
    private Integer minSyncReplicas;
    private Integer maxSyncReplicas;
    private Bootstrap bootstrap;
    private List<ExternalCluster> externalClusters;
    private ClusterBackup backup;
    private List<Plugin> plugins;
    private StorageConfiguration storage;
    private StorageConfiguration walStorage;
    private List<TablespaceConfiguration> tablespaces;
    private ResourceRequirements resources;
    private ReplicationSlots replicationSlots;
    private Integer startDelay;
    private Integer stopDelay;
    private Integer smartShutdownTimeout;
    private Integer switchoverDelay;
    private Integer failoverDelay;
    private Affinity affinity;
    private List<TopologySpreadConstraint> topologySpreadConstraints;
    private Certificates certificates;
    private Managed managed;
    private Boolean enableSuperuserAccess;
    private SecretRef superuserSecret;
    private ServiceAccountTemplate serviceAccountTemplate;
    private String serviceAccountName;
    private Probes probes;

    ClusterSpecBuilder(Integer instances) {
        this.instances = instances;
    }

    public ClusterSpecBuilder imageName(String value) {
        imageName = value;
        return this;
    }

    public ClusterSpecBuilder imageCatalogRef(ImageCatalogRef value) {
        imageCatalogRef = value;
        return this;
    }

    public ClusterSpecBuilder inheritedMetadata(Metadata value) {
        inheritedMetadata = value;
        return this;
    }

    public ClusterSpecBuilder postgresql(PostgresConfiguration value) {
        postgresql = value;
        return this;
    }

    public ClusterSpecBuilder minSyncReplicas(Integer value) {
        minSyncReplicas = value;
        return this;
    }

    public ClusterSpecBuilder maxSyncReplicas(Integer value) {
        maxSyncReplicas = value;
        return this;
    }

    public ClusterSpecBuilder bootstrap(Bootstrap value) {
        bootstrap = value;
        return this;
    }

    public ClusterSpecBuilder externalClusters(List<ExternalCluster> value) {
        externalClusters = value;
        return this;
    }

    public ClusterSpecBuilder backup(ClusterBackup value) {
        backup = value;
        return this;
    }

    public ClusterSpecBuilder plugins(List<Plugin> value) {
        plugins = value;
        return this;
    }

    public ClusterSpecBuilder storage(StorageConfiguration value) {
        storage = value;
        return this;
    }

    public ClusterSpecBuilder walStorage(StorageConfiguration value) {
        walStorage = value;
        return this;
    }

    public ClusterSpecBuilder tablespaces(List<TablespaceConfiguration> value) {
        tablespaces = value;
        return this;
    }

    public ClusterSpecBuilder resources(ResourceRequirements value) {
        resources = value;
        return this;
    }

    public ClusterSpecBuilder replicationSlots(ReplicationSlots value) {
        replicationSlots = value;
        return this;
    }

    public ClusterSpecBuilder startDelay(Integer value) {
        startDelay = value;
        return this;
    }

    public ClusterSpecBuilder stopDelay(Integer value) {
        stopDelay = value;
        return this;
    }

    public ClusterSpecBuilder smartShutdownTimeout(Integer value) {
        smartShutdownTimeout = value;
        return this;
    }

    public ClusterSpecBuilder switchoverDelay(Integer value) {
        switchoverDelay = value;
        return this;
    }

    public ClusterSpecBuilder failoverDelay(Integer value) {
        failoverDelay = value;
        return this;
    }

    public ClusterSpecBuilder affinity(Affinity value) {
        affinity = value;
        return this;
    }

    public ClusterSpecBuilder topologySpreadConstraints(List<TopologySpreadConstraint> value) {
        topologySpreadConstraints = value;
        return this;
    }

    public ClusterSpecBuilder certificates(Certificates value) {
        certificates = value;
        return this;
    }

    public ClusterSpecBuilder managed(Managed value) {
        managed = value;
        return this;
    }

    public ClusterSpecBuilder enableSuperuserAccess(Boolean value) {
        enableSuperuserAccess = value;
        return this;
    }

    public ClusterSpecBuilder superuserSecret(SecretRef value) {
        superuserSecret = value;
        return this;
    }

    public ClusterSpecBuilder serviceAccountTemplate(ServiceAccountTemplate value) {
        serviceAccountTemplate = value;
        return this;
    }

    public ClusterSpecBuilder serviceAccountName(String value) {
        serviceAccountName = value;
        return this;
    }

    public ClusterSpecBuilder probes(Probes value) {
        probes = value;
        return this;
    }

    public ClusterSpec build() {
        return new ClusterSpec(
                instances,
                imageName,
                imageCatalogRef,
                inheritedMetadata,
                postgresql,
                minSyncReplicas,
                maxSyncReplicas,
                bootstrap,
                externalClusters,
                backup,
                plugins,
                storage,
                walStorage,
                tablespaces,
                resources,
                replicationSlots,
                startDelay,
                stopDelay,
                smartShutdownTimeout,
                switchoverDelay,
                failoverDelay,
                affinity,
                topologySpreadConstraints,
                certificates,
                managed,
                enableSuperuserAccess,
                superuserSecret,
                serviceAccountTemplate,
                serviceAccountName,
                probes);
    }
}
