package dev.pghaven.provisioner.remove;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.Identity;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.OurAnnotations;
import dev.pghaven.kubernetes.OurNames;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Secrets;
import dev.pghaven.operations.Outcome;
import dev.pghaven.provisioner.ConfiguredIdentity;
import dev.pghaven.provisioner.Surroundings;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;

/** Notes which Cluster goes, and what it had outside Kubernetes, before it is gone. */
@ApplicationScoped
class NoteCluster {
    private final Clusters clusters;
    private final Secrets secrets;
    private final Surroundings surroundings;

    NoteCluster(Clusters clusters, Secrets secrets, Surroundings surroundings) {
        this.clusters = clusters;
        this.secrets = secrets;
        this.surroundings = surroundings;
    }

    Outcome<Removal> note(Removal it) {
        return switch (clusters.presenceOf(it.cluster())) {
            case Presence.Absent() -> done(withoutCluster(it));
            case Presence.Ours(var uid) -> done(noting(it, uid));
            case Presence.Foreign(var managedBy) ->
                    refused(
                            "cluster %s is managed by %s, not by pghaven, and stays"
                                    .formatted(it.cluster(), managedBy));
        };
    }

    private Removal noting(Removal it, String uid) {
        return clusters.find(it.cluster())
                .map(cluster -> it.noting(uid, identityOf(cluster), accountOf(cluster)))
                .orElseGet(() -> withoutCluster(it));
    }

    /** Somebody deleted the Cluster, or it never came to one; what we made before may be there. */
    private Removal withoutCluster(Removal it) {
        var notes = secrets.notesOn(it.cluster(), OurNames.roleSecret(it.cluster()));
        return notes.containsKey(OurAnnotations.IDENTITY)
                ? it.withoutCluster(identityIn(notes), accountIn(notes))
                : it.withoutCluster(
                        ConfiguredIdentity.of(surroundings),
                        surroundings.provisioner().workloadIdentity().serviceAccountName());
    }

    private static Optional<Identity> identityOf(Cluster cluster) {
        return Optional.ofNullable(cluster.metadata().getAnnotations())
                .flatMap(NoteCluster::identityIn);
    }

    private static Optional<Identity> identityIn(Map<String, String> notes) {
        return Optional.ofNullable(notes.get(OurAnnotations.IDENTITY)).map(Identity::parse);
    }

    private static Optional<String> accountIn(Map<String, String> notes) {
        return Optional.ofNullable(notes.get(OurAnnotations.SHARED_ACCOUNT));
    }

    private static Optional<String> accountOf(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().serviceAccountName());
    }
}
