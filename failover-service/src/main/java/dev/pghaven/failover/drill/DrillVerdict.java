package dev.pghaven.failover.drill;

import static dev.pghaven.operations.Outcome.done;

import dev.pghaven.contracts.FailoverDrillCompleted;
import dev.pghaven.contracts.FailoverDrillCompleted.DrillFinding;
import dev.pghaven.contracts.FailoverDrillCompleted.Verdict;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.failover.canary.CanaryReport;
import dev.pghaven.operations.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges what was measured by the objectives, and tells it. */
final class DrillVerdict {
    private DrillVerdict() {}

    static Outcome<Drill> tell(Drill it) {
        return done(it, of(it));
    }

    static FailoverDrillCompleted of(Drill it) {
        var report = it.report();
        var missed = report.map(seen -> missed(it.asked().objectives(), seen)).orElseGet(List::of);
        var before = it.found();
        var after = it.successor();
        return new FailoverDrillCompleted(
                it.cluster(),
                it.operation(),
                verdict(it, missed),
                it.asked().disruption(),
                before.primary(),
                after.primary(),
                before.timeline(),
                after.timeline(),
                before.synchronous(),
                report.map(CanaryReport::outage),
                report.map(CanaryReport::commits),
                report.map(CanaryReport::dataLoss),
                report.map(CanaryReport::untilWritable),
                report.map(CanaryReport::sinceMark),
                report.map(CanaryReport::endpoints).orElseGet(List::of),
                it.back().done(),
                it.asked().objectives(),
                findings(it, missed));
    }

    private static Verdict verdict(Drill it, List<DrillFinding> missed) {
        if (!missed.isEmpty()) {
            return Verdict.FAILED;
        }
        return it.report().isPresent() && !it.hadNoFailover()
                ? Verdict.PASSED
                : Verdict.INCONCLUSIVE;
    }

    private static List<DrillFinding> missed(DrillObjectives objectives, CanaryReport seen) {
        return Stream.of(
                        over("rto", objectives.rto(), seen.outage().lasted()),
                        over("rpo", objectives.rpo(), seen.dataLoss()))
                .flatMap(finding -> finding)
                .toList();
    }

    private static Stream<DrillFinding> over(String what, Duration most, Duration found) {
        return found.compareTo(most) > 0
                ? Stream.of(new DrillFinding(what, "at most " + most, found.toString()))
                : Stream.of();
    }

    private static List<DrillFinding> findings(Drill it, List<DrillFinding> missed) {
        var findings = new ArrayList<>(missed);
        if (it.report().isEmpty()) {
            findings.add(
                    new DrillFinding("outage", "measured", "the process that measured it is gone"));
        }
        if (it.hadNoFailover()) {
            findings.add(
                    new DrillFinding(
                            "failover",
                            "another primary",
                            "%s came back as the primary before another was promoted"
                                    .formatted(it.found().primary())));
        }
        it.back()
                .reason()
                .ifPresent(reason ->
                        findings.add(
                                new DrillFinding(
                                        "promotion back",
                                        it.found().primary() + " is the primary again",
                                        reason)));
        return findings;
    }
}
