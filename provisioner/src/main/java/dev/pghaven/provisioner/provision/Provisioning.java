package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.ProvisionCluster;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.provisioner.Archive;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a cluster's provisioning has come: what was asked, and what the steps found out.
 *
 * @param archive absent where nothing is archived
 * @param closedSegment the WAL whose way to the archive shows that archiving works
 */
public record Provisioning(
        UUID operation,
        ClusterRef cluster,
        ClusterSpec spec,
        Optional<OperatorVersion> operator,
        Optional<AssumedIdentity> identity,
        Optional<Archive> archive,
        Optional<String> closedSegment) {

    public static Provisioning of(UUID operation, ProvisionCluster request) {
        return new Provisioning(
                operation,
                request.cluster(),
                request.spec(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    Provisioning under(OperatorVersion version) {
        return new Provisioning(
                operation, cluster, spec, Optional.of(version), identity, archive, closedSegment);
    }

    Provisioning assuming(AssumedIdentity assumed) {
        return new Provisioning(
                operation, cluster, spec, operator, Optional.of(assumed), archive, closedSegment);
    }

    Provisioning archivedIn(Optional<Archive> place) {
        return new Provisioning(operation, cluster, spec, operator, identity, place, closedSegment);
    }

    Provisioning awaiting(String segment) {
        return new Provisioning(
                operation, cluster, spec, operator, identity, archive, Optional.of(segment));
    }

    OperatorVersion version() {
        return operator.orElseThrow();
    }

    String segment() {
        return closedSegment.orElseThrow();
    }

    String database() {
        return spec.bootstrap().database();
    }

    /** The spec as it was carried out, so that nobody has to guess where the archive is. */
    ClusterSpec decidedSpec() {
        return archive.map(place ->
                        spec.withBackup(
                                spec.backup()
                                        .orElseGet(Backup::defaults)
                                        .decided(place.method(), place.destination().toString())))
                .orElse(spec);
    }
}
