package dev.pghaven.operations.runner;

import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.signals.Bell;
import dev.pghaven.operations.store.Claim;
import dev.pghaven.operations.store.Claims;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims operations whenever there are slots for them, and starts a run for each. */
final class Claiming implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Claiming.class);

    private final Map<String, Workflow<?>> workflows;
    private final Claims claims;
    private final Tools tools;
    private final Map<UUID, OperationRun<?>> inHand;
    private final Bell bell;
    private final Duration poll;
    private int failures;

    Claiming(
            Map<String, Workflow<?>> workflows,
            Claims claims,
            Tools tools,
            Map<UUID, OperationRun<?>> inHand,
            Bell bell,
            Duration poll) {
        this.workflows = workflows;
        this.claims = claims;
        this.tools = tools;
        this.inHand = inHand;
        this.bell = bell;
        this.poll = poll;
    }

    @Override
    public void run() {
        try {
            while (!tools.stopping().isSaid()) {
                claimOrSleep();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimOrSleep() throws InterruptedException {
        var free = tools.slots().takeForNew();
        var claimed = 0;
        try {
            claimed = free == 0 ? 0 : claim(free);
            failures = 0;
        } catch (RuntimeException e) {
            // Whatever it is: without this thread nothing would ever be claimed again.
            backOff(e);
        } finally {
            tools.slots().giveBack(free - claimed);
        }
        if (claimed == 0) {
            bell.await(poll);
        }
    }

    private int claim(int free) {
        var claimed = claims.claim(free, List.copyOf(inHand.keySet()));
        claimed.forEach(claim -> start(workflows.get(claim.operation().workflow()), claim));
        return claimed.size();
    }

    private <S> void start(Workflow<S> workflow, Claim claim) {
        var id = claim.operation().id();
        var run = new OperationRun<>(workflow, claim, tools, () -> done(id));
        inHand.put(id, run);
        Thread.ofVirtual().name("operation-" + id).start(run);
    }

    private void done(UUID operation) {
        inHand.remove(operation);
        bell.ring();
    }

    private void backOff(RuntimeException cause) throws InterruptedException {
        if (failures++ == 0) {
            LOG.atWarn().addKeyValue("reason", cause.toString()).log("nothing can be claimed");
        }
        tools.stopping().during(tools.backoff().after(failures, new UUID(0, 0)));
    }
}
