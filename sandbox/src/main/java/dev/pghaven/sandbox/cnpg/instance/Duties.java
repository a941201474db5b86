package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Brings an instance's server to where its duty wants it. */
final class Duties {
    private static final Duration FENCE = Duration.ofMinutes(1);

    private final PostgresInstance server;
    private final InstanceConfiguration configuration;
    private final PrimaryDuties primary;
    private final PrimaryLease lease;
    private final FormerPrimary former;
    private final LocalAccess access;

    Duties(
            PostgresInstance server,
            InstanceConfiguration configuration,
            PrimaryDuties primary,
            PrimaryLease lease,
            FormerPrimary former,
            LocalAccess access) {
        this.server = server;
        this.configuration = configuration;
        this.primary = primary;
        this.lease = lease;
        this.former = former;
        this.access = access;
    }

    /** Whether all is done for now. */
    boolean perform(Duty duty, Cluster cluster) throws SQLException {
        return switch (duty) {
            case LEAD -> start(duty, cluster) && leads(cluster);
            case FOLLOW -> start(duty, cluster) && isConfigured(cluster);
            case TAKE_OVER -> start(duty, cluster) && takesOver(cluster);
            case STEP_DOWN -> stepsDown(cluster);
            case REJOIN -> rejoins(cluster);
            case STAND_STILL -> standsStill();
        };
    }

    /** Whether there is a server that takes connections. */
    boolean start(Duty duty, Cluster cluster) {
        if (server.isRunning()) {
            return server.isReady();
        }
        if (isAllowed(duty, cluster)) {
            server.obey(cluster);
            configuration.write(cluster);
            server.start();
        }
        return false;
    }

    private boolean isAllowed(Duty duty, Cluster cluster) {
        return switch (duty) {
            case LEAD -> lease.acquire(cluster.spec().primaryLease());
            case FOLLOW, TAKE_OVER -> true;
            case STEP_DOWN, REJOIN, STAND_STILL -> false;
        };
    }

    private boolean isConfigured(Cluster cluster) {
        server.obey(cluster);
        if (configuration.write(cluster)) {
            server.reload();
            // The server reads its files a moment after the signal, so look again.
            return false;
        }
        return true;
    }

    private boolean leads(Cluster cluster) throws SQLException {
        if (!isConfigured(cluster)) {
            return false;
        }
        primary.perform(cluster);
        return true;
    }

    /** Not before all has arrived that the old primary has sent. */
    private boolean takesOver(Cluster cluster) throws SQLException {
        try (var session = Session.open(access, "postgres")) {
            if (!Promotion.isPossible(session) || !lease.acquire(cluster.spec().primaryLease())) {
                return false;
            }
            Promotion.perform(session);
        }
        primary.announce(cluster.namespace(), cluster.name(), Map.of());
        return false;
    }

    /** Only who has stopped lets go of the lease. */
    private boolean stepsDown(Cluster cluster) {
        server.rest(Duration.ofSeconds(cluster.spec().switchoverDelay()));
        lease.release(cluster.spec().primaryLease());
        return true;
    }

    private boolean rejoins(Cluster cluster) throws SQLException {
        server.rest(Duration.ZERO);
        if (former.follow(cluster)) {
            start(Duty.FOLLOW, cluster);
        }
        return false;
    }

    private boolean standsStill() {
        server.fence(FENCE);
        return true;
    }
}
