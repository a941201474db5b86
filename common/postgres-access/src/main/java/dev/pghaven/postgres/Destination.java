package dev.pghaven.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurNames;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a connection leads, and as whom.
 *
 * @param address of one pod; the read-write service when absent
 * @param secret the name of the Secret with the login
 * @param patience how long an answer may take, where it is not the configured time
 */
public record Destination(
        ClusterRef cluster,
        Optional<String> address,
        String database,
        String secret,
        Optional<Duration> patience) {

    /** Whichever instance is the primary, as role pghaven. */
    public static Destination primary(ClusterRef cluster, String database) {
        return of(cluster, Optional.empty(), database);
    }

    /** One instance, by its pod's address, as role pghaven. */
    public static Destination instance(ClusterRef cluster, String address, String database) {
        return of(cluster, Optional.of(address), database);
    }

    public Destination withSecret(String name) {
        return new Destination(cluster, address, database, name, patience);
    }

    public Destination withPatience(Duration duration) {
        return new Destination(cluster, address, database, secret, Optional.of(duration));
    }

    private static Destination of(ClusterRef cluster, Optional<String> address, String database) {
        return new Destination(
                cluster, address, database, OurNames.roleSecret(cluster), Optional.empty());
    }
}
