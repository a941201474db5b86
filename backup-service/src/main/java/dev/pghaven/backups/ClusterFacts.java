package dev.pghaven.backups;

import dev.pghaven.cnpg.Bootstrap;
import dev.pghaven.cnpg.Cluster;
import java.util.Optional;

/** What a Cluster's manifest says that the backup service needs to know. */
public final class ClusterFacts {
    /** CNPG's default. */
    private static final String DATABASE = "app";

    private ClusterFacts() {}

    /** The application's database. */
    public static String databaseOf(Cluster cluster) {
        return bootstrapOf(cluster)
                .map(Bootstrap::initdb)
                .map(it -> it.database())
                .or(() -> bootstrapOf(cluster).map(Bootstrap::recovery).map(it -> it.database()))
                .orElse(DATABASE);
    }

    /** The role that owns it. */
    public static String ownerOf(Cluster cluster) {
        return bootstrapOf(cluster)
                .map(Bootstrap::initdb)
                .map(it -> it.owner())
                .or(() -> bootstrapOf(cluster).map(Bootstrap::recovery).map(it -> it.owner()))
                .orElseGet(() -> databaseOf(cluster));
    }

    private static Optional<Bootstrap> bootstrapOf(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().bootstrap());
    }
}
