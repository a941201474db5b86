package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import dev.pghaven.sandbox.postgres.StopMode;
import java.time.Duration;
import java.util.Optional;

/** The server of one pod. It may stand still on purpose, as that of an old primary does. */
final class PostgresInstance {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final PostgresInstallation installation;
    private final InstanceFolders folders;
    private volatile Optional<PostgresProcess> process = Optional.empty();
    private volatile boolean wanted;
    private volatile boolean restarting;
    private volatile boolean fenced;
    private volatile boolean frozen;
    private boolean ending;
    private volatile Duration smart = Duration.ZERO;

    PostgresInstance(PostgresInstallation installation, InstanceFolders folders) {
        this.installation = installation;
        this.folders = folders;
    }

    /** Does nothing where the pod is about to end. */
    synchronized void start() {
        if (!ending) {
            process = Optional.of(installation.start(folders.pgData(), folders.log()));
            wanted = true;
        }
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
        process.ifPresent(PostgresProcess::reload);
    }

    /** In place: the container goes on, and is as ready as it was. */
    void restart(Duration atMost) {
        restarting = true;
        try {
            if (!endsByFastShutdown(atMost)) {
                throw new IllegalStateException("the server does not stop for its restart");
            }
            start();
            process.filter(PostgresProcess::isAlive)
                    .ifPresent(it -> new Readiness(folders.localAccess(), it).await());
        } finally {
            restarting = false;
        }
    }

    /** Makes it stand still, by force when the time is over. */
    void rest(Duration atMost) {
        wanted = false;
        if (!endsByFastShutdown(atMost)) {
            kill();
        }
    }

    /** Until the fence is taken away and it is ready again, it is away on purpose. */
    void fence(Duration atMost) {
        fenced = true;
        rest(atMost);
    }

    boolean isAwayOnPurpose() {
        return restarting || fenced;
    }

    boolean isRunning() {
        return process.filter(PostgresProcess::isAlive).isPresent();
    }

    /** It ended by itself. */
    boolean isDead() {
        return wanted && !restarting && !isRunning();
    }

    boolean isReady() {
        boolean ready = restarting || isRunning() && takesConnections();
        if (ready) {
            fenced = false;
        }
        return ready;
    }

    private boolean takesConnections() {
        return TimedAnswer.to(folders.localAccess()::isReady).orElse(false);
    }

    /** Whether no force was needed. */
    boolean stop(Duration grace) {
        neverStartAgain();
        var deadline = System.nanoTime() + grace.toNanos();
        boolean byItself =
                endsBySmartShutdown(grace)
                        || endsByFastShutdown(
                                Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        if (!byItself) {
            kill();
        }
        return byItself;
    }

    /** Its machine is away: nobody hears of it, and it does not end either. */
    void freeze() {
        frozen = true;
        process.ifPresent(PostgresProcess::freeze);
    }

    void thaw() {
        frozen = false;
        process.ifPresent(PostgresProcess::thaw);
    }

    void kill() {
        process.ifPresent(frozen ? PostgresProcess::killAll : PostgresProcess::kill);
        hasEndedWithin(AFTER_KILL);
    }

    /** Ends a smart shutdown that waits for clients; who stops the server sees it gone. */
    void hurry() {
        process.ifPresent(it -> it.stop(StopMode.FAST));
    }

    private synchronized void neverStartAgain() {
        ending = true;
    }

    private boolean endsBySmartShutdown(Duration grace) {
        if (smart.isZero()) {
            return !isRunning();
        }
        process.ifPresent(it -> it.stop(StopMode.SMART));
        return !frozen && hasEndedWithin(smart.compareTo(grace) < 0 ? smart : grace);
    }

    private boolean endsByFastShutdown(Duration atMost) {
        hurry();
        return hasEndedWithin(frozen ? Duration.ZERO : atMost);
    }

    private boolean hasEndedWithin(Duration time) {
        return process.isEmpty() || process.get().awaitExit(time);
    }
}
