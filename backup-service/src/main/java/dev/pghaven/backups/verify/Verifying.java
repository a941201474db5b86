package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.spec.RestoreTarget;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a verification has come: what was asked, and what the steps found out.
 *
 * @param standby the instance that is held still for a moment; the primary when absent
 * @param mark the place in the log that the source was held at
 * @param findings what was other than it should be; the steps between the first and the judgement
 *     have nothing left to do
 */
public record Verifying(
        Asked asked,
        Optional<Source> source,
        Optional<StartingPoint> start,
        Optional<String> standby,
        Optional<Mark> mark,
        Optional<Restored> restored,
        Looked looked,
        Findings findings,
        Optional<Judgement> judgement) {

    public static Verifying of(UUID operation, VerifyRestore request) {
        return new Verifying(
                new Asked(
                        operation,
                        request.cluster(),
                        request.target(),
                        request.checks(),
                        request.amcheck()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Looked.NOT_AT_ALL,
                Findings.NONE,
                Optional.empty());
    }

    Verifying from(Source found) {
        return new Verifying(
                asked,
                Optional.of(found),
                start,
                standby,
                mark,
                restored,
                looked,
                findings,
                judgement);
    }

    Verifying startingAt(StartingPoint point) {
        return new Verifying(
                asked,
                source,
                Optional.of(point),
                standby,
                mark,
                restored,
                looked,
                findings,
                judgement);
    }

    Verifying holding(Optional<String> instance) {
        return new Verifying(
                asked, source, start, instance, mark, restored, looked, findings, judgement);
    }

    Verifying marked(Mark made) {
        return new Verifying(
                asked,
                source,
                start,
                standby,
                Optional.of(made),
                restored,
                looked,
                findings,
                judgement);
    }

    Verifying restored(Restored how) {
        return new Verifying(
                asked, source, start, standby, mark, Optional.of(how), looked, findings, judgement);
    }

    Verifying looked(Looked far) {
        return new Verifying(
                asked, source, start, standby, mark, restored, far, findings, judgement);
    }

    Verifying found(List<Finding> more) {
        return new Verifying(
                asked,
                source,
                start,
                standby,
                mark,
                restored,
                looked,
                findings.plus(more),
                judgement);
    }

    Verifying judged(Judgement verdict) {
        return new Verifying(
                asked,
                source,
                start,
                standby,
                mark,
                restored,
                looked,
                findings,
                Optional.of(verdict));
    }

    /** Whether there is a copy that can be asked. */
    boolean answers() {
        return restored.flatMap(Restored::answeredAt).isPresent();
    }

    /** The source's, of which recovery makes another when it ends. */
    Optional<Integer> timeline() {
        return mark.map(Mark::timeline).or(() -> start.map(StartingPoint::timeline));
    }

    UUID operation() {
        return asked.operation();
    }

    ClusterRef cluster() {
        return asked.cluster();
    }

    RestoreTarget.Type type() {
        return asked.target().type();
    }

    Source origin() {
        return source.orElseThrow();
    }

    StartingPoint beginning() {
        return start.orElseThrow();
    }
}
