package dev.pghaven.sandbox.cnpg.plan;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterStatus;
import dev.pghaven.sandbox.cnpg.plan.Step.AwaitPrimary;
import dev.pghaven.sandbox.cnpg.plan.Step.AwaitPrimaryChange;
import dev.pghaven.sandbox.cnpg.plan.Step.ElectPrimary;
import dev.pghaven.sandbox.cnpg.plan.Step.LeaveNode;
import dev.pghaven.sandbox.cnpg.plan.Step.PrimaryUnreachable;
import dev.pghaven.sandbox.cnpg.plan.Step.StartFailover;
import dev.pghaven.sandbox.cnpg.plan.Step.SwitchTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/**
 * Whether another instance must become the primary, and which. It goes as in CNPG: the target is
 * "pending" first, so that the old primary stops if it still can; when nobody receives from it any
 * more, the most advanced standby is chosen.
 */
final class Failover {
    private final Observed observed;
    private final Cluster cluster;
    private final String current;
    private final String target;
    private final Candidates candidates;
    private final Instant now;

    private Failover(Observed observed, Instant now) {
        this.observed = observed;
        this.cluster = observed.cluster();
        this.current = cluster.status().currentPrimary();
        this.target = cluster.status().targetPrimary();
        this.candidates = new Candidates(observed, current);
        this.now = now;
    }

    /** Empty while the primary is well, and where nobody could take its place. */
    static Optional<Step> of(Observed observed, Instant now) {
        return observed.cluster().status().currentPrimary() == null
                ? Optional.empty()
                : new Failover(observed, now).decide();
    }

    private Optional<Step> decide() {
        if (ClusterStatus.PENDING.equals(target)) {
            return elect();
        }
        if (cluster.status().isChangingPrimary()) {
            return Optional.of(awaitTarget());
        }
        if (cluster.fenced().contains(current)) {
            return Optional.empty();
        }
        return answers(current) ? leaveClosedNode() : begin();
    }

    /** Only when all the others are where they can stay. */
    private Optional<Step> leaveClosedNode() {
        return observed.nodeOf(current)
                .filter(observed.closedNodes()::contains)
                .filter(node -> othersAreSafe())
                .map(node -> new LeaveNode(current, node));
    }

    private boolean othersAreSafe() {
        var others = new ArrayList<>(observed.instances());
        others.remove(current);
        return observed.readyInstances().size() == cluster.spec().instances()
                && !others.isEmpty()
                && others.stream()
                        .map(observed::nodeOf)
                        .flatMap(Optional::stream)
                        .noneMatch(observed.closedNodes()::contains);
    }

    /** As long as the kubelet finds the primary ready, it may be the operator that cannot see. */
    private Optional<Step> begin() {
        if (observed.isReady(current)) {
            return Optional.of(new PrimaryUnreachable(current));
        }
        return candidates.mostAdvanced().map(this::giveUpFor);
    }

    /** The kubelet may not know yet that it is ready, and services follow who is. */
    private Step giveUpFor(String candidate) {
        if (!observed.isReady(candidate)) {
            return new AwaitPrimaryChange();
        }
        return delayIsOver() ? new StartFailover(current) : new AwaitPrimary();
    }

    private boolean delayIsOver() {
        var delay = Duration.ofSeconds(cluster.spec().failoverDelay());
        var since = cluster.status().currentPrimaryFailingSinceTimestamp();
        return delay.isZero() || since != null && !Instant.parse(since).plus(delay).isAfter(now);
    }

    /** Where nobody answers, nothing can be chosen, and the pods have to come back first. */
    private Optional<Step> elect() {
        return candidates
                .mostAdvanced()
                .map(instance ->
                        candidates.areReceiving() || !observed.isReady(instance)
                                ? new AwaitPrimaryChange()
                                : new ElectPrimary(current, instance));
    }

    /** A target that fails before it is the primary is given up for another. */
    private Step awaitTarget() {
        boolean waits = answers(target) || observed.isReady(target) || candidates.areReceiving();
        return candidates
                .mostAdvanced()
                .filter(instance -> !waits)
                .<Step>map(instance -> new SwitchTarget(target, instance))
                .orElseGet(AwaitPrimaryChange::new);
    }

    private boolean answers(String instance) {
        return observed.reports().containsKey(instance);
    }
}
