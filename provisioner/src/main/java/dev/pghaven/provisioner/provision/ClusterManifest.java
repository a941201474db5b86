package dev.pghaven.provisioner.provision;

import dev.pghaven.cnpg.Bootstrap;
import dev.pghaven.cnpg.Certificates;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.Managed;
import dev.pghaven.cnpg.Metadata;
import dev.pghaven.cnpg.ReplicationSlots;
import dev.pghaven.cnpg.StorageConfiguration;
import dev.pghaven.cnpg.TablespaceConfiguration;
import dev.pghaven.contracts.spec.Storage;
import dev.pghaven.contracts.spec.Tablespace;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.provisioner.ProvisionerConfiguration.Backup.Credentials;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The Cluster that a request asks for: one method per section, in the order of the YAML. */
final class ClusterManifest {
    private final Provisioning it;
    private final List<String> plannedNames;
    private final Optional<Credentials> credentials;

    private ClusterManifest(
            Provisioning it, List<String> plannedNames, Optional<Credentials> credentials) {
        this.it = it;
        this.credentials = credentials;
        this.plannedNames = plannedNames;
    }

    static Cluster of(
            Provisioning it, List<String> plannedNames, Optional<Credentials> credentials) {
        var manifest = new ClusterManifest(it, plannedNames, credentials);
        return Cluster.of(manifest.metadata(), manifest.spec());
    }

    private ObjectMeta metadata() {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(it.cluster().namespace())
                        .withName(it.cluster().name())
                        .withLabels(OurLabels.of(it.cluster()));
        it.identity()
                .flatMap(AssumedIdentity::resource)
                .ifPresent(resource ->
                        metadata.addToAnnotations(OurAnnotations.IDENTITY, resource.toString()));
        return metadata.addToAnnotations(SynchronousSection.annotations(it)).build();
    }

    private ClusterSpec spec() {
        var asked = it.spec();
        var spec =
                ClusterSpec.builder(asked.instances())
                        .imageName(asked.postgresql().imageName().orElse(null))
                        .inheritedMetadata(inheritedMetadata())
                        .postgresql(PostgresqlSection.of(it))
                        .bootstrap(Bootstrap.with(InitDbSection.of(it)))
                        .storage(storage(asked.storage()))
                        .walStorage(storage(asked.walStorage()))
                        .tablespaces(asked.tablespaces().stream().map(this::tablespace).toList())
                        .resources(resources())
                        .replicationSlots(replicationSlots())
                        .affinity(PlacementSection.affinity(asked.placement()))
                        .topologySpreadConstraints(PlacementSection.topologySpreadConstraints(it))
                        .certificates(certificates())
                        .managed(Managed.roles(List.of(PghavenRole.managed(it.cluster()))))
                        .enableSuperuserAccess(false);
        DelaysSection.into(spec, asked.delays());
        SynchronousSection.into(spec, it);
        IdentitySection.into(spec, it);
        ArchiveSection.into(spec, it, credentials);
        return spec.build();
    }

    /** Jobs need the identity's label as much as pods do, and only inheritance reaches them. */
    private Metadata inheritedMetadata() {
        var asked = it.spec().inheritedMetadata();
        var labels = new TreeMap<>(asked.labels());
        it.identity().ifPresent(assumed -> labels.put(Labels.USE_WORKLOAD_IDENTITY, "true"));
        return labels.isEmpty() && asked.annotations().isEmpty()
                ? null
                : new Metadata(labels, asked.annotations());
    }

    private static StorageConfiguration storage(Storage storage) {
        return new StorageConfiguration(
                storage.size().toString(), storage.storageClass().orElse(null));
    }

    private TablespaceConfiguration tablespace(Tablespace tablespace) {
        return new TablespaceConfiguration(
                tablespace.name(),
                new StorageConfiguration(
                        tablespace.size().toString(), tablespace.storageClass().orElse(null)),
                new TablespaceConfiguration.Owner(
                        tablespace.owner().orElseGet(() -> it.spec().bootstrap().owner())),
                tablespace.temporary());
    }

    /** Requests equal to limits, so that the pods are Guaranteed. */
    private ResourceRequirements resources() {
        var asked = it.spec().resources();
        var amounts =
                Map.of(
                        "cpu", Quantity.parse(asked.cpu().toString()),
                        "memory", Quantity.parse(asked.memory().toString()));
        return new ResourceRequirementsBuilder().withRequests(amounts).withLimits(amounts).build();
    }

    private ReplicationSlots replicationSlots() {
        var asked = it.spec().replicationSlots();
        return new ReplicationSlots(
                new ReplicationSlots.HighAvailability(asked.highAvailability()),
                (int) asked.updateInterval().toSeconds());
    }

    private Certificates certificates() {
        return plannedNames.isEmpty()
                ? null
                : new Certificates(null, null, null, null, plannedNames);
    }
}
