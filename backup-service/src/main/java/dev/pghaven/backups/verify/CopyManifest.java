package dev.pghaven.backups.verify;

import dev.pghaven.backups.VerificationConfiguration.Credentials;
import dev.pghaven.cnpg.Affinity;
import dev.pghaven.cnpg.Annotations;
import dev.pghaven.cnpg.Bootstrap;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.ClusterSpec;
import dev.pghaven.cnpg.ClusterSpecBuilder;
import dev.pghaven.cnpg.ClusterStatus;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.cnpg.Managed;
import dev.pghaven.cnpg.ManagedRole;
import dev.pghaven.cnpg.Metadata;
import dev.pghaven.cnpg.PostgresConfiguration;
import dev.pghaven.cnpg.Recovery;
import dev.pghaven.cnpg.RecoveryTarget;
import dev.pghaven.cnpg.SecretRef;
import dev.pghaven.cnpg.ServiceAccountTemplate;
import dev.pghaven.kubernetes.OurNames;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The Cluster of a copy: one instance with the source's image, volumes and settings, that archives
 * nothing, replicates from nobody, and lets nobody in but us.
 */
final class CopyManifest {
    private static final int STOP_DELAY = 60;

    /** Nobody is connected whom it would be rude to throw out. */
    private static final int SMART_SHUTDOWN = 1;

    private final Verifying it;
    private final Cluster source;
    private final Copy copy;
    private final Optional<Credentials> credentials;

    private CopyManifest(
            Verifying it, Cluster source, Copy copy, Optional<Credentials> credentials) {
        this.it = it;
        this.source = source;
        this.copy = copy;
        this.credentials = credentials;
    }

    /**
     * @param sharedAccount the name of the service account; the copy's own when absent
     */
    static Cluster of(
            Verifying it,
            Cluster source,
            Copy copy,
            Optional<String> sharedAccount,
            Optional<Credentials> credentials) {
        var manifest = new CopyManifest(it, source, copy, credentials);
        return Cluster.of(manifest.metadata(), manifest.spec(sharedAccount));
    }

    private ObjectMeta metadata() {
        return new ObjectMetaBuilder()
                .withNamespace(copy.ref().namespace())
                .withName(copy.ref().name())
                .withLabels(copy.labels())
                .build();
    }

    private ClusterSpec spec(Optional<String> sharedAccount) {
        var from = source.spec();
        var spec =
                ClusterSpec.builder(1)
                        .inheritedMetadata(
                                new Metadata(Map.of(Labels.USE_WORKLOAD_IDENTITY, "true"), null))
                        .postgresql(postgresql())
                        .bootstrap(Bootstrap.from(recovery()))
                        .externalClusters(
                                List.of(
                                        CopyArchive.externalCluster(
                                                copy, it.origin(), credentials)))
                        .storage(from.storage())
                        .walStorage(from.walStorage())
                        .tablespaces(from.tablespaces())
                        .resources(from.resources())
                        .startDelay(from.startDelay())
                        .stopDelay(STOP_DELAY)
                        .smartShutdownTimeout(SMART_SHUTDOWN)
                        .affinity(affinity(from.affinity()))
                        .managed(Managed.roles(List.of(role())))
                        .enableSuperuserAccess(true)
                        .superuserSecret(new SecretRef(copy.superuserSecret()));
        image(spec);
        sharedAccount.ifPresentOrElse(
                spec::serviceAccountName, () -> spec.serviceAccountTemplate(ownAccount()));
        return spec.build();
    }

    /** The one that runs: a catalog may have moved on, and is of another namespace. */
    private void image(ClusterSpecBuilder spec) {
        Optional.ofNullable(source.status())
                .map(ClusterStatus::image)
                .or(() -> Optional.ofNullable(source.spec().imageName()))
                .ifPresentOrElse(
                        spec::imageName,
                        () -> spec.imageCatalogRef(source.spec().imageCatalogRef()));
    }

    private PostgresConfiguration postgresql() {
        var from =
                Objects.requireNonNullElseGet(
                        source.spec().postgresql(),
                        () -> new PostgresConfiguration(null, null, null, null, null, null));
        var workers = BackgroundWorkers.of(from);
        return new PostgresConfiguration(
                parameters(from, workers),
                onlyUs(),
                null,
                workers.otherLibraries(),
                null,
                from.extensions());
    }

    /** A subscription would drain the slot of the source; a job would run a second time. */
    private static Map<String, String> parameters(
            PostgresConfiguration from, BackgroundWorkers workers) {
        var parameters =
                new TreeMap<>(
                        Objects.requireNonNullElseGet(from.parameters(), Map::<String, String>of));
        workers.silence(parameters);
        parameters.put("max_logical_replication_workers", "0");
        return parameters;
    }

    private static List<String> onlyUs() {
        return List.of(
                "hostssl all postgres,%s all scram-sha-256".formatted(OurNames.ROLE),
                "host all all all reject");
    }

    /** Database, owner and secret all three: else the operator makes others. */
    private Recovery recovery() {
        var origin = it.origin();
        return Recovery.from(
                CopyArchive.NAME,
                origin.database(),
                origin.owner(),
                new SecretRef(copy.ownerSecret()),
                target());
    }

    private RecoveryTarget target() {
        var start = it.beginning();
        return switch (it.type()) {
            case LATEST -> {
                var mark = it.mark().orElseThrow();
                yield before(start, mark.lsn(), mark.timeline());
            }
            case RANDOM -> before(start, start.lsn().orElseThrow(), start.timeline());
            case TIME ->
                    RecoveryTarget.atTime(
                            start.backupId(), it.asked().target().time().orElseThrow().toString());
            case BACKUP -> RecoveryTarget.immediate(start.backupId());
        };
    }

    private static RecoveryTarget before(StartingPoint start, String lsn, int timeline) {
        return RecoveryTarget.beforeLsn(start.backupId(), lsn, Integer.toString(timeline));
    }

    private static Affinity affinity(Affinity from) {
        return from == null
                ? null
                : new Affinity(null, null, null, from.nodeSelector(), from.tolerations());
    }

    /** As the source has it, but with a password of its own. */
    private ManagedRole role() {
        return new ManagedRole(
                OurNames.ROLE,
                "present",
                "pghaven's own access",
                true,
                true,
                List.of("pg_monitor", "pg_read_all_data"),
                new SecretRef(copy.roleSecret()));
    }

    private ServiceAccountTemplate ownAccount() {
        var clientId = it.origin().clientId().orElseThrow();
        return new ServiceAccountTemplate(
                new Metadata(
                        Map.of(Labels.USE_WORKLOAD_IDENTITY, "true"),
                        Map.of(Annotations.WORKLOAD_CLIENT_ID, clientId)));
    }
}
