package dev.pghaven.cnpg;

import java.util.Optional;

/** The database that a Cluster was made with for its application. */
public final class ApplicationDatabase {
    /** CNPG's default. */
    private static final String DATABASE = "app";

    private ApplicationDatabase() {}

    public static String nameIn(Cluster cluster) {
        return bootstrapOf(cluster)
                .map(Bootstrap::initdb)
                .map(it -> it.database())
                .or(() -> bootstrapOf(cluster).map(Bootstrap::recovery).map(it -> it.database()))
                .orElse(DATABASE);
    }

    /** The role that owns it. */
    public static String ownerIn(Cluster cluster) {
        return bootstrapOf(cluster)
                .map(Bootstrap::initdb)
                .map(it -> it.owner())
                .or(() -> bootstrapOf(cluster).map(Bootstrap::recovery).map(it -> it.owner()))
                .orElseGet(() -> nameIn(cluster));
    }

    private static Optional<Bootstrap> bootstrapOf(Cluster cluster) {
        return Optional.ofNullable(cluster.spec().bootstrap());
    }
}
