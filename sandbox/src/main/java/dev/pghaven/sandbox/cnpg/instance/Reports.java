package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.plan.InstanceReport;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What a server says of itself, if it answers in time: one on a lost node never does. */
final class Reports {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final LocalAccess access;
    private volatile Optional<InstanceReport> last = Optional.empty();

    Reports(LocalAccess access) {
        this.access = access;
    }

    Optional<InstanceReport> last() {
        return last;
    }

    Optional<InstanceReport> now() {
        last =
                await(
                        CompletableFuture.supplyAsync(
                                this::ask, question -> Thread.ofVirtual().start(question)));
        return last;
    }

    private static Optional<InstanceReport> await(
            CompletableFuture<Optional<InstanceReport>> answer) {
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hangs) {
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a server could not be asked", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<InstanceReport> ask() {
        try (var session = Session.open(access, "postgres")) {
            return Optional.of(Inquiry.of(session));
        } catch (SQLException notReady) {
            return Optional.empty();
        }
    }
}
