package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.postgres.LocalAccess;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import dev.pghaven.sandbox.postgres.StopMode;
import java.time.Duration;
import java.util.Map;

/** A server that runs as long as its job, seen by nobody else. */
record JobServer(PostgresProcess process, LocalAccess access) implements AutoCloseable {
    private static final Map<String, String> WITHOUT_NETWORK =
            Map.of("listen_addresses", "", "ssl", "off");
    private static final Duration STOP = Duration.ofSeconds(30);

    static JobServer start(PostgresInstallation installation, InstanceFolders folders) {
        var process = installation.start(folders.pgData(), folders.log(), WITHOUT_NETWORK);
        return new JobServer(process, folders.localAccess());
    }

    void awaitReady() {
        new Readiness(access, process).await();
    }

    /** A job that was interrupted is not wanted any more, and nobody waits for it. */
    @Override
    public void close() {
        if (Thread.interrupted()) {
            kill();
            Thread.currentThread().interrupt();
            return;
        }
        process.stop(StopMode.FAST);
        if (!process.awaitExit(STOP)) {
            kill();
            throw new IllegalStateException("the job's server does not stop");
        }
    }

    private void kill() {
        process.kill();
        process.awaitExit(STOP);
    }
}
