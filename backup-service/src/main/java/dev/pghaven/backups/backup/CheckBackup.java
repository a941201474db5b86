package dev.pghaven.backups.backup;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.Backups;
import dev.pghaven.cnpg.ApplicationDatabase;
import dev.pghaven.cnpg.Cluster;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;

/** Refuses what can only fail later: no cluster, no archive, a name that is taken. */
@ApplicationScoped
class CheckBackup {
    private final Clusters clusters;
    private final ArchiveLocations archives;
    private final Backups backups;

    CheckBackup(Clusters clusters, ArchiveLocations archives, Backups backups) {
        this.clusters = clusters;
        this.archives = archives;
        this.backups = backups;
    }

    Outcome<BackingUp> check(BackingUp it) {
        return switch (backups.presenceOf(it.cluster(), it.name())) {
            case Presence.Absent() ->
                    clusters.find(it.cluster())
                            .map(cluster -> check(it, cluster))
                            .orElseGet(() ->
                                    refused("there is no Cluster %s".formatted(it.cluster())));
            case Presence.Ours _, Presence.Foreign _ ->
                    refused(
                            "there is a Backup %s/%s already"
                                    .formatted(it.cluster().namespace(), it.name()));
        };
    }

    private Outcome<BackingUp> check(BackingUp it, Cluster cluster) {
        return archives.of(cluster)
                .map(location -> done(it.to(location, ApplicationDatabase.nameOf(cluster))))
                .orElseGet(() ->
                        refused(
                                "Cluster %s has no archive; provision it with a backup section"
                                        .formatted(it.cluster())));
    }
}
