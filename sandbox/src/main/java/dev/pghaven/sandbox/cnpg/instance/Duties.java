package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import java.sql.SQLException;
import java.time.Duration;

/** Brings an instance's server to where its duty wants it. */
final class Duties {
    private static final Duration FENCE = Duration.ofMinutes(1);

    private final PostgresInstance server;
    private final InstanceConfiguration configuration;
    private final Primacy primacy;
    private final FormerPrimary former;

    Duties(
            PostgresInstance server,
            InstanceConfiguration configuration,
            Primacy primacy,
            FormerPrimary former) {
        this.server = server;
        this.configuration = configuration;
        this.primacy = primacy;
        this.former = former;
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
            case LEAD -> primacy.isOurs(cluster);
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
        primacy.use(cluster);
        return true;
    }

    /** It is a primary's server that is looked at next. */
    private boolean takesOver(Cluster cluster) throws SQLException {
        primacy.take(cluster);
        return false;
    }

    /** Only who has stopped lets go of the lease. */
    private boolean stepsDown(Cluster cluster) {
        server.rest(Duration.ofSeconds(cluster.spec().switchoverDelay()));
        primacy.letGo(cluster);
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
