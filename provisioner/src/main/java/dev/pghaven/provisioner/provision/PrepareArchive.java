package dev.pghaven.provisioner.provision;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ObjectStores;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.Archive;
import dev.pghaven.provisioner.Archives;
import dev.pghaven.provisioner.Archives.Look;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** A place for the cluster's backups, which must be empty while the cluster is new. */
@ApplicationScoped
class PrepareArchive {
    private final StandingArchive standing;
    private final Archives archives;
    private final ObjectStores objectStores;
    private final ProvisionerConfiguration config;

    PrepareArchive(
            StandingArchive standing,
            Archives archives,
            ObjectStores objectStores,
            ProvisionerConfiguration config) {
        this.standing = standing;
        this.archives = archives;
        this.objectStores = objectStores;
        this.config = config;
    }

    /** PostgreSQL would run for months and archive nothing: the operator says so in a log only. */
    Outcome<Provisioning> checkIsEmpty(Provisioning it) {
        return it.archive()
                .filter(archive -> !standing.isAt(it.cluster(), archive))
                .map(archive -> check(it, archive))
                .orElseGet(() -> done(it));
    }

    private Outcome<Provisioning> check(Provisioning it, Archive archive) {
        return switch (archives.anythingIn(archive)) {
            case Look.Nothing() -> done(it);
            case Look.Found(var blob) -> refused(inUse(archive, blob));
            case Look.NoContainer(var reason) -> refused(reason);
            case Look.NoAccess(var reason) -> notYet(reason, config.pollInterval());
        };
    }

    Outcome<Provisioning> createObjectStore(Provisioning it) {
        return ArchiveSection.objectStore(it, config.backup().credentials())
                .map(manifest -> objectStores.apply(it.cluster(), manifest))
                .flatMap(PrepareArchive::rejection)
                .map(Outcome::<Provisioning>refused)
                .orElseGet(() -> done(it));
    }

    private static Optional<String> rejection(Applied applied) {
        return switch (applied) {
            case Applied.Accepted() -> Optional.empty();
            case Applied.Rejected(var reason) ->
                    Optional.of("Kubernetes refused the ObjectStore: " + reason);
        };
    }

    private static String inUse(Archive archive, String blob) {
        return ("%s is in use (%s is there), and a new cluster needs an empty archive: remove those"
                        + " backups, or ask for another spec.backup.destinationPath")
                .formatted(archive, blob);
    }
}
