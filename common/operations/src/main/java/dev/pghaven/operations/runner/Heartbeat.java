package dev.pghaven.operations.runner;

import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.store.Leases;
import dev.pghaven.operations.store.Leases.Owned;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the runner's lease, abandons what it finds to be another's, and hears of cancellations.
 */
final class Heartbeat implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    private final Leases leases;
    private final RunnerSettings settings;
    private final Map<UUID, OperationRun<?>> inHand;
    private final Bell claims;
    private final Stopping stopped = new Stopping();
    private boolean leased;

    Heartbeat(
            Leases leases,
            RunnerSettings settings,
            Map<UUID, OperationRun<?>> inHand,
            Bell claims) {
        this.leases = leases;
        this.settings = settings;
        this.inHand = inHand;
        this.claims = claims;
    }

    void stop() {
        stopped.say();
    }

    @Override
    public void run() {
        try {
            do {
                beat();
            } while (!stopped.during(settings.renewal()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void beat() {
        // Before the question: what is claimed meanwhile is not in the answer.
        var asked = new HashMap<>(inHand);
        try {
            var mine = leases.renew(settings.lease());
            asked.forEach((id, run) -> tell(run, Optional.ofNullable(mine.get(id))));
            if (!leased) {
                claims.ring();
            }
            leased = true;
        } catch (RuntimeException e) {
            if (leased) {
                LOG.atWarn().addKeyValue("reason", e.toString()).log("lease not renewed");
            }
            leased = false;
        }
    }

    private static void tell(OperationRun<?> run, Optional<Owned> owned) {
        owned.filter(it -> it.token() == run.claim().token())
                .ifPresentOrElse(mine -> mine.cancelAsked().ifPresent(run::cancel), run::abandon);
    }
}
