package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Makes of a look what is remembered, and what is to be told. What may be a moment's failure must
 * be found in several looks, one after the other; so must its absence, before the contract counts
 * as restored. A breach is told with all that is broken as it is told; what breaks beside it later
 * is told as well, each promise once in a breach.
 *
 * @param looks so many
 */
record EndpointJudge(int looks) {
    /** What changed for clients. */
    sealed interface Change {
        /** The contract is broken, or more of it than was told. */
        record Broke(Breach breach, List<EndpointCheck> broken) implements Change {}

        /** It is kept again. */
        record Restored(Breach breach, Instant at) implements Change {}
    }

    /** What is remembered of an endpoint, and what is told. */
    record Judged(EndpointState state, Optional<Change> change) {}

    Judged judge(EndpointState before, EndpointSight sight, Instant at) {
        return switch (sight) {
            case EndpointSight.Waits it ->
                    new Judged(before.waiting(it.unrest(), at), Optional.empty());
            case EndpointSight.Looked it ->
                    judge(before, it.look(), it.settled(), doubt -> doubt.isSure(looks), at);
            case EndpointSight.Gone it ->
                    judge(
                            before,
                            new ServiceChecks(it.endpoint()).ofGoneCluster(),
                            true,
                            doubt -> doubt.looks() >= looks,
                            at);
        };
    }

    private Judged judge(
            EndpointState before,
            EndpointLook look,
            boolean settled,
            Predicate<Doubt> isSure,
            Instant at) {
        var checks = look.checks();
        var doubts = doubts(before.doubts(), checks, at);
        var goodLooks = goodLooks(before, doubts, checks);
        var sure = doubts.stream().filter(isSure).toList();
        var change = change(before, sure, goodLooks, broken(checks), at);
        var state =
                new EndpointState(
                        before.endpoint(),
                        checks,
                        doubts,
                        breachAfter(before, change),
                        breachesAfter(before, change),
                        goodLooks,
                        look.certificateUntil().or(before::certificateUntil),
                        look.wroteAt().or(before::wroteAt),
                        settled ? Optional.empty() : before.waitingSince(),
                        settled ? Optional.empty() : before.waitsFor(),
                        Optional.of(at));
        return new Judged(state, change);
    }

    private static List<Doubt> doubts(List<Doubt> before, List<EndpointCheck> checks, Instant at) {
        return checks.stream().flatMap(it -> doubt(before, it, at)).toList();
    }

    /** What cannot be checked is as doubtful as it was. */
    private static Stream<Doubt> doubt(List<Doubt> before, EndpointCheck check, Instant at) {
        var known = before.stream().filter(it -> it.isOf(check)).findFirst();
        return switch (check.verdict()) {
            case KEPT -> Stream.empty();
            case NOT_CHECKED -> known.stream();
            case BROKEN ->
                    Stream.of(known.map(Doubt::again).orElseGet(() -> Doubt.first(check, at)));
        };
    }

    /** A look that could not check what was told is neither a good one nor a bad one. */
    private static int goodLooks(
            EndpointState before, List<Doubt> doubts, List<EndpointCheck> checks) {
        if (!doubts.isEmpty()) {
            return 0;
        }
        var looked = before.breach().filter(it -> !it.wasLookedAt(checks)).isEmpty();
        return before.goodLooks() + (looked ? 1 : 0);
    }

    private Optional<Change> change(
            EndpointState before,
            List<Doubt> sure,
            int goodLooks,
            List<EndpointCheck> broken,
            Instant at) {
        return sure.stream()
                .filter(it -> it.isAmong(broken) && !before.wasTold(it))
                .map(Doubt::since)
                .min(Instant::compareTo)
                .map(since ->
                        before.breach().orElseGet(() -> before.nextBreach(since)).tell(broken))
                .<Change>map(breach -> new Change.Broke(breach, broken))
                .or(() -> restored(before, goodLooks, at));
    }

    private Optional<Change> restored(EndpointState before, int goodLooks, Instant at) {
        return before.breach()
                .filter(_ -> goodLooks >= looks)
                .map(it -> new Change.Restored(it, at));
    }

    private static List<EndpointCheck> broken(List<EndpointCheck> checks) {
        return checks.stream().filter(it -> it.verdict() == Verdict.BROKEN).toList();
    }

    private static Optional<Breach> breachAfter(EndpointState before, Optional<Change> change) {
        return change.map(it ->
                        switch (it) {
                            case Change.Broke(var breach, _) -> Optional.of(breach);
                            case Change.Restored _ -> Optional.<Breach>empty();
                        })
                .orElseGet(before::breach);
    }

    private static long breachesAfter(EndpointState before, Optional<Change> change) {
        return breachAfter(before, change).map(Breach::number).orElseGet(before::breaches);
    }
}
