package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import java.util.List;
import java.util.Optional;

/** What a Cluster asks for. */
public record ClusterSpec(
        int instances,
        String imageName,
        Metadata inheritedMetadata,
        String serviceAccountName,
        Template serviceAccountTemplate,
        Bootstrap bootstrap,
        Storage storage,
        Storage walStorage,
        List<Tablespace> tablespaces,
        PostgresConfiguration postgresql,
        int minSyncReplicas,
        int maxSyncReplicas,
        Managed managed,
        CertificatesSpec certificates,
        Boolean enableSuperuserAccess,
        SecretName superuserSecret,
        Boolean enablePDB,
        ReplicationSlots replicationSlots,
        AffinitySpec affinity,
        List<TopologySpreadConstraint> topologySpreadConstraints,
        ResourceRequirements resources,
        Integer stopDelay,
        Integer smartShutdownTimeout,
        Integer switchoverDelay,
        int failoverDelay,
        PrimaryLeaseSpec primaryLease,
        Probes probes,
        Integer livenessProbeTimeout,
        Monitoring monitoring,
        String imagePullPolicy,
        List<LocalObjectReference> imagePullSecrets,
        String priorityClassName,
        String schedulerName,
        JsonNode imageCatalogRef,
        BackupSection backup,
        List<Plugin> plugins,
        List<ExternalCluster> externalClusters) {
    private static final int DEFAULT_STOP_DELAY = 1800;
    private static final int DEFAULT_SMART_SHUTDOWN = 180;
    private static final int DEFAULT_SWITCHOVER_DELAY = 3600;
    private static final int DEFAULT_LIVENESS = 30;

    public ClusterSpec {
        inheritedMetadata = Defaulted.value(inheritedMetadata, Metadata.NONE);
        serviceAccountTemplate = Defaulted.value(serviceAccountTemplate, Template.NONE);
        bootstrap = Defaulted.value(bootstrap, Bootstrap.DEFAULT);
        tablespaces = Defaulted.list(tablespaces);
        postgresql = Defaulted.value(postgresql, PostgresConfiguration.DEFAULT);
        managed = Defaulted.value(managed, Managed.NOTHING);
        certificates = Defaulted.value(certificates, CertificatesSpec.GENERATED);
        enableSuperuserAccess = Defaulted.value(enableSuperuserAccess, false);
        enablePDB = Defaulted.value(enablePDB, true);
        replicationSlots = Defaulted.value(replicationSlots, ReplicationSlots.DEFAULT);
        affinity = Defaulted.value(affinity, AffinitySpec.DEFAULT);
        topologySpreadConstraints = Defaulted.list(topologySpreadConstraints);
        stopDelay = Defaulted.value(stopDelay, DEFAULT_STOP_DELAY);
        smartShutdownTimeout = Defaulted.value(smartShutdownTimeout, DEFAULT_SMART_SHUTDOWN);
        switchoverDelay = Defaulted.value(switchoverDelay, DEFAULT_SWITCHOVER_DELAY);
        primaryLease = Defaulted.value(primaryLease, PrimaryLeaseSpec.DEFAULT);
        probes = Defaulted.value(probes, Probes.DEFAULT);
        livenessProbeTimeout = Defaulted.value(livenessProbeTimeout, DEFAULT_LIVENESS);
        monitoring = Defaulted.value(monitoring, Monitoring.NONE);
        imagePullSecrets = Defaulted.list(imagePullSecrets);
        plugins = Defaulted.list(plugins);
        externalClusters = Defaulted.list(externalClusters);
    }

    /** Whether a primary that is alone takes itself for replaced. */
    public boolean checksIsolation() {
        return instances > 1 && probes.liveness().isolationCheck().enabled();
    }

    /** Whether the in-tree archiver and a plugin both claim the WAL. */
    public boolean archivesTwice() {
        return inTreeArchive().isPresent() && walArchiver().isPresent();
    }

    public Optional<ExternalCluster> externalCluster(String name) {
        return externalClusters.stream().filter(each -> name.equals(each.name())).findFirst();
    }

    public Optional<BarmanObjectStore> inTreeArchive() {
        return Optional.ofNullable(backup).map(BackupSection::barmanObjectStore);
    }

    /** The plugin that takes the WAL. */
    public Optional<Plugin> walArchiver() {
        return plugins.stream().filter(it -> it.enabled() && it.isWALArchiver()).findFirst();
    }

    public Optional<Plugin> barmanCloud() {
        return plugins.stream().filter(Plugin::isBarmanCloud).findFirst();
    }

    /** Names a secret of the same namespace. */
    public record SecretName(String name) {}

    /** Metadata to add to objects. */
    public record Template(Metadata metadata) {
        static final Template NONE = new Template(Metadata.NONE);

        public Template {
            metadata = Defaulted.value(metadata, Metadata.NONE);
        }
    }

    /** Whether the operator makes a PodMonitor; deprecated, and done by 1.30 still. */
    public record Monitoring(boolean enablePodMonitor) {
        static final Monitoring NONE = new Monitoring(false);
    }
}
