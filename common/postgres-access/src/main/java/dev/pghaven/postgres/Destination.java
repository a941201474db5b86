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
 * @param detour another way than the read-write service
 */
public record Destination(
        ClusterRef cluster,
        Optional<String> address,
        String database,
        String secret,
        Optional<Duration> patience,
        Optional<Detour> detour) {

    /** Whichever instance is the primary, as role pghaven. */
    public static Destination primary(ClusterRef cluster, String database) {
        return of(cluster, Optional.empty(), database);
    }

    /** One instance, by its pod's address, as role pghaven. */
    public static Destination instance(ClusterRef cluster, String address, String database) {
        return of(cluster, Optional.of(address), database);
    }

    /** Whoever is behind a Service, as role pghaven. */
    public static Destination by(ClusterRef cluster, Detour detour, String database) {
        var secret = OurNames.roleSecret(cluster);
        return new Destination(
                cluster, Optional.empty(), database, secret, Optional.empty(), Optional.of(detour));
    }

    public Destination withSecret(String name) {
        return new Destination(cluster, address, database, name, patience, detour);
    }

    public Destination withPatience(Duration duration) {
        return new Destination(cluster, address, database, secret, Optional.of(duration), detour);
    }

    private static Destination of(ClusterRef cluster, Optional<String> address, String database) {
        return new Destination(
                cluster,
                address,
                database,
                OurNames.roleSecret(cluster),
                Optional.empty(),
                Optional.empty());
    }
}
