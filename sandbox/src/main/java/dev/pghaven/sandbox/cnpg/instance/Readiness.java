package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.postgres.LocalAccess;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import java.time.Duration;

/** Waits for a server that was just started. */
record Readiness(LocalAccess access, PostgresProcess server) {
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    void await() {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (!access.isReady()) {
            if (server.awaitExit(BETWEEN)) {
                throw new IllegalStateException("the server ended; its log says why");
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("the server takes no connections");
            }
        }
    }
}
