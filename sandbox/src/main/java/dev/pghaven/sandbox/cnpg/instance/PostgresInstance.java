package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import dev.pghaven.sandbox.postgres.StopMode;
import java.time.Duration;

/** The server of one pod. */
final class PostgresInstance {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final PostgresInstallation installation;
    private final InstanceFolders folders;
    private volatile PostgresProcess process;
    private volatile boolean restarting;
    private boolean ending;
    private volatile Duration smart = Duration.ZERO;

    PostgresInstance(PostgresInstallation installation, InstanceFolders folders) {
        this.installation = installation;
        this.folders = folders;
    }

    void start(Cluster cluster) {
        obey(cluster);
        process = installation.start(folders.pgData(), folders.log());
    }

    /** A smart timeout that the stop delay would cut off anyway is none, as in CNPG. */
    void obey(Cluster cluster) {
        var spec = cluster.spec();
        smart =
                spec.smartShutdownTimeout() < spec.stopDelay()
                        ? Duration.ofSeconds(spec.smartShutdownTimeout())
                        : Duration.ZERO;
    }

    void reload() {
        process.reload();
    }

    /** In place: the container goes on. */
    void restart(Duration atMost) {
        restarting = true;
        try {
            process.stop(StopMode.FAST);
            if (!process.awaitExit(atMost)) {
                throw new IllegalStateException("the server does not stop for its restart");
            }
            startUnlessEnding();
        } finally {
            restarting = false;
        }
    }

    private synchronized void startUnlessEnding() {
        if (!ending) {
            process = installation.start(folders.pgData(), folders.log());
        }
    }

    private synchronized void neverStartAgain() {
        ending = true;
    }

    boolean isAlive() {
        return restarting || process.isAlive();
    }

    boolean isReady() {
        return isAlive() && folders.localAccess().isReady();
    }

    void stop(Duration grace) {
        neverStartAgain();
        var deadline = System.nanoTime() + grace.toNanos();
        if (endsBySmartShutdown(grace)) {
            return;
        }
        process.stop(StopMode.FAST);
        if (!process.awaitExit(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())))) {
            process.kill();
            process.awaitExit(AFTER_KILL);
        }
    }

    private boolean endsBySmartShutdown(Duration grace) {
        if (smart.isZero()) {
            return false;
        }
        process.stop(StopMode.SMART);
        return process.awaitExit(smart.compareTo(grace) < 0 ? smart : grace);
    }
}
