package dev.pghaven.failover.canary;

import dev.pghaven.contracts.CanaryCommits;
import dev.pghaven.contracts.Outage;
import dev.pghaven.failover.canary.Interruptions.Interruption;
import java.time.Duration;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;

/**
 * What a ledger comes to, compared with what the primary holds afterwards.
 *
 * @param mark when the primary was changed
 * @param stopped when the canary was
 * @param interval from one commit to the next
 */
record Reckoning(Ledger ledger, WallTime time, long mark, long stopped, Duration interval) {

    CanaryReport against(BitSet present) {
        var lost = ledger.acknowledged();
        lost.andNot(present);
        var interruptions =
                Interruptions.in(ledger).stream().filter(it -> it.endOr(stopped) > mark).toList();
        return new CanaryReport(
                outage(interruptions),
                new CanaryCommits(
                        ledger.count(Fate.ACKNOWLEDGED),
                        lost.cardinality(),
                        ledger.count(Fate.UNKNOWN)),
                dataLoss(lost),
                untilWritable(interruptions),
                Duration.ofNanos(stopped - mark),
                List.of());
    }

    private Outage outage(List<Interruption> interruptions) {
        if (interruptions.isEmpty()) {
            return new Outage(time.at(mark), time.at(mark), Duration.ZERO, 0, interval);
        }
        var lasted = interruptions.stream().mapToLong(it -> it.length(stopped)).sum();
        var gap = interruptions.stream().mapToLong(Interruption::gap).max().orElseThrow();
        return new Outage(
                time.at(interruptions.getFirst().begin()),
                time.at(interruptions.getLast().endOr(stopped)),
                Duration.ofNanos(lasted),
                interruptions.size(),
                Duration.ofNanos(Math.max(gap, interval.toNanos())));
    }

    private Duration dataLoss(BitSet lost) {
        return lost.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(
                        lost.stream().mapToLong(ledger::answeredAt).max().orElseThrow()
                                - ledger.sentAt(lost.nextSetBit(0)));
    }

    /** A short interruption may come before the one in which the primary changed. */
    private Duration untilWritable(List<Interruption> interruptions) {
        return interruptions.stream()
                .max(Comparator.comparingLong(it -> it.length(stopped)))
                .map(it -> Duration.ofNanos(it.endOr(stopped) - mark))
                .orElse(Duration.ZERO);
    }
}
