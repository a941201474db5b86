package dev.pghaven.postgres;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.OurNames;
import java.time.Duration;
import java.util.Optional;

/**
 * Where a connection leads, and as whom.
 *
 * @param address of one pod
 * @param service of the cluster's namespace; the read-write one when there is no address either
 * @param secret the name of the Secret with the login
 * @param patience how long an answer may take, where it is not the configured time
 * @param detour another way than the read-write service
 */
public record Destination(
        ClusterRef cluster,
        Optional<String> address,
        Optional<String> service,
        String database,
        String secret,
        Optional<Duration> patience,
        Optional<Detour> detour) {

    /** Whichever instance is the primary, as role pghaven. */
    public static Destination primary(ClusterRef cluster, String database) {
        return of(cluster, Optional.empty(), Optional.empty(), database);
    }

    /** One instance, by its pod's address, as role pghaven. */
    public static Destination instance(ClusterRef cluster, String address, String database) {
        return of(cluster, Optional.of(address), Optional.empty(), database);
    }

    /** Whoever is behind a Service that the operator made for the cluster, as role pghaven. */
    public static Destination service(ClusterRef cluster, String service, String database) {
        return of(cluster, Optional.empty(), Optional.of(service), database);
    }

    /** Whoever is behind a Service, as role pghaven. */
    public static Destination by(ClusterRef cluster, Detour detour, String database) {
        var secret = OurNames.roleSecret(cluster);
        return new Destination(
                cluster,
                Optional.empty(),
                Optional.empty(),
                database,
                secret,
                Optional.empty(),
                Optional.of(detour));
    }

    public Destination withSecret(String name) {
        return new Destination(cluster, address, service, database, name, patience, detour);
    }

    public Destination withPatience(Duration duration) {
        return new Destination(
                cluster, address, service, database, secret, Optional.of(duration), detour);
    }

    private static Destination of(
            ClusterRef cluster,
            Optional<String> address,
            Optional<String> service,
            String database) {
        return new Destination(
                cluster,
                address,
                service,
                database,
                OurNames.roleSecret(cluster),
                Optional.empty(),
                Optional.empty());
    }
}
