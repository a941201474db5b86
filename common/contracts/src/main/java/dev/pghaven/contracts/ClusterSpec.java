package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.Bootstrap;
import dev.pghaven.contracts.spec.Delays;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.InheritedMetadata;
import dev.pghaven.contracts.spec.Monitoring;
import dev.pghaven.contracts.spec.Placement;
import dev.pghaven.contracts.spec.Postgresql;
import dev.pghaven.contracts.spec.ReplicationSlots;
import dev.pghaven.contracts.spec.Required;
import dev.pghaven.contracts.spec.Resources;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.contracts.spec.Tablespace;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a ProvisionCluster asks for. Only {@code storage} must be given; docs/defaults.md says what
 * the rest is when absent, and why.
 *
 * @param synchronous how many standbys confirm a commit; one, unless there is a single instance
 * @param walStorage a volume of its own for WAL; half the data volume's size when absent
 * @param workloadIdentity the Azure identity of the instances; the service's configuration decides
 *     when absent
 * @param exposure names under which clients outside Kubernetes will reach the cluster
 * @param sampleData whether the how-to's table {@code datasample} is written at the end
 * @param backup with every default when absent, wherever the service knows an archive
 */
public record ClusterSpec(
        Integer instances,
        Postgresql postgresql,
        Synchronous synchronous,
        @Required Storage storage,
        Storage walStorage,
        List<Tablespace> tablespaces,
        Resources resources,
        Bootstrap bootstrap,
        ReplicationSlots replicationSlots,
        Delays delays,
        Placement placement,
        Optional<WorkloadIdentity> workloadIdentity,
        Monitoring monitoring,
        InheritedMetadata inheritedMetadata,
        Optional<Exposure> exposure,
        Boolean sampleData,
        Optional<Backup> backup) {

    public static final int DEFAULT_INSTANCES = 3;

    public ClusterSpec {
        instances = Objects.requireNonNullElse(instances, DEFAULT_INSTANCES);
        postgresql = Objects.requireNonNullElseGet(postgresql, Postgresql::defaults);
        synchronous = Objects.requireNonNullElse(synchronous, Synchronous.among(instances));
        walStorage = Objects.requireNonNullElse(walStorage, Storage.forWalBeside(storage));
        tablespaces = tablespaces == null ? List.of() : List.copyOf(tablespaces);
        resources = Objects.requireNonNullElseGet(resources, Resources::defaults);
        bootstrap = Objects.requireNonNullElseGet(bootstrap, Bootstrap::defaults);
        replicationSlots =
                Objects.requireNonNullElseGet(replicationSlots, ReplicationSlots::defaults);
        delays = Objects.requireNonNullElseGet(delays, Delays::defaults);
        placement = Objects.requireNonNullElseGet(placement, Placement::defaults);
        workloadIdentity = Objects.requireNonNullElse(workloadIdentity, Optional.empty());
        monitoring = Objects.requireNonNullElseGet(monitoring, Monitoring::defaults);
        inheritedMetadata =
                Objects.requireNonNullElseGet(inheritedMetadata, InheritedMetadata::none);
        exposure = Objects.requireNonNullElse(exposure, Optional.empty());
        sampleData = Objects.requireNonNullElse(sampleData, false);
        backup = Objects.requireNonNullElse(backup, Optional.empty());
    }

    /** The same cluster with another archive. */
    public ClusterSpec withBackup(Backup other) {
        return new ClusterSpec(
                instances,
                postgresql,
                synchronous,
                storage,
                walStorage,
                tablespaces,
                resources,
                bootstrap,
                replicationSlots,
                delays,
                placement,
                workloadIdentity,
                monitoring,
                inheritedMetadata,
                exposure,
                sampleData,
                Optional.of(other));
    }

    /** A cluster of three instances with every default. */
    public static ClusterSpec of(Storage storage) {
        return new ClusterSpec(
                null, null, null, storage, null, null, null, null, null, null, null, null, null,
                null, null, null, null);
    }
}
