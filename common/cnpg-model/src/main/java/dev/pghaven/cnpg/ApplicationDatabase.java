package dev.pghaven.cnpg;

import java.util.Optional;

/** What a Cluster's manifest says of the application's database. */
public final class ApplicationDatabase {
    /** CNPG's default. */
    private static final String DATABASE = "app";

    private ApplicationDatabase() {}

    /** The application's database. */
    public static String nameOf(Cluster cluster) {
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
                .orElseGet(() -> nameOf(cluster));
    }

    private static Optional<Bootstrap> bootstrapOf(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().bootstrap());
    }
}
