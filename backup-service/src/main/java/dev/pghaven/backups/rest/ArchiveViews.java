package dev.pghaven.backups.rest;

import dev.pghaven.backups.ArchiveLocation;
import dev.pghaven.backups.ArchiveLocations;
import dev.pghaven.backups.FollowedCluster;
import dev.pghaven.backups.FollowedClusters;
import dev.pghaven.backups.archive.ServerArchives;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.window.WindowReader;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.operations.quarkus.rest.ClusterPaths;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads a cluster's archive for those who ask over REST. */
@ApplicationScoped
class ArchiveViews {
    private static final ClusterPaths PATHS = new ClusterPaths("with an archive");

    private final Clusters clusters;
    private final ArchiveLocations locations;
    private final FollowedClusters followed;
    private final ServerArchives archives;

    ArchiveViews(
            Clusters clusters,
            ArchiveLocations locations,
            FollowedClusters followed,
            ServerArchives archives) {
        this.clusters = clusters;
        this.locations = locations;
        this.followed = followed;
        this.archives = archives;
    }

    BackupsView backupsOf(String namespace, String name) {
        var cluster = PATHS.parse(namespace, name);
        var location = locationOf(cluster);
        var catalog = CatalogReader.read(archives.at(location));
        return new BackupsView(
                cluster,
                location.toString(),
                catalog.backups().stream().map(BackupsView.Backup::of).toList());
    }

    RecoveryWindowView recoveryWindowOf(String namespace, String name) {
        var cluster = PATHS.parse(namespace, name);
        var location = locationOf(cluster);
        var archive = archives.at(location);
        var windows = WindowReader.read(archive, CatalogReader.read(archive)).windows();
        return RecoveryWindowView.of(cluster, location.toString(), windows);
    }

    private ArchiveLocation locationOf(ClusterRef cluster) {
        return clusters.find(cluster)
                .flatMap(locations::of)
                .or(() -> followed.find(cluster).flatMap(FollowedCluster::archive))
                .orElseThrow(() -> PATHS.notFound(cluster));
    }
}
