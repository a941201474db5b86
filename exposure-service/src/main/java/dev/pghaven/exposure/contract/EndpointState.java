package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import dev.pghaven.contracts.ExposedEndpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the looks at an endpoint have come to, as it is stored between them.
 *
 * @param checks of the last look
 * @param doubts what the last looks found broken, told or not yet
 * @param breach what was told and is not over
 * @param breaches how many were told so far
 * @param goodLooks that found nothing broken, one after the other
 * @param certificateUntil when the server's certificate expires
 * @param wroteAt when a write was last tried
 * @param waitingSince when a failure was first seen that is waited for; absent without one
 * @param waitsFor what it is waited for
 * @param at when it was last looked at
 */
public record EndpointState(
        ExposedEndpoint endpoint,
        List<EndpointCheck> checks,
        List<Doubt> doubts,
        Optional<Breach> breach,
        long breaches,
        int goodLooks,
        Optional<Instant> certificateUntil,
        Optional<Instant> wroteAt,
        Optional<Instant> waitingSince,
        Optional<String> waitsFor,
        Optional<Instant> at) {
    public EndpointState {
        checks = List.copyOf(checks);
        doubts = List.copyOf(doubts);
    }

    static EndpointState fresh(ExposedEndpoint endpoint) {
        return new EndpointState(
                endpoint,
                List.of(),
                List.of(),
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is remembered where the endpoint of the role is now another: what was told. */
    EndpointState movedTo(ExposedEndpoint now) {
        if (endpoint.equals(now)) {
            return this;
        }
        var fresh = fresh(now);
        return new EndpointState(
                now,
                fresh.checks,
                fresh.doubts,
                breach,
                breaches,
                fresh.goodLooks,
                fresh.certificateUntil,
                fresh.wroteAt,
                fresh.waitingSince,
                fresh.waitsFor,
                fresh.at);
    }

    /** Nothing is judged; what was found for the first time before is not counted on. */
    EndpointState waiting(Unrest unrest, Instant now) {
        return new EndpointState(
                endpoint,
                checks,
                doubts.stream().filter(this::wasTold).toList(),
                breach,
                breaches,
                0,
                certificateUntil,
                wroteAt,
                unrest.wanted() ? Optional.empty() : waitingSince.or(() -> Optional.of(now)),
                Optional.of(unrest.why()),
                at);
    }

    boolean hasWaited(Duration longEnough, Instant now) {
        return waitingSince.filter(it -> !it.plus(longEnough).isAfter(now)).isPresent();
    }

    boolean isWriteDue(Duration interval, Instant now) {
        return lastWrite().filter(it -> it.verdict() == Verdict.KEPT).isEmpty()
                || wroteAt.filter(it -> it.plus(interval).isAfter(now)).isEmpty();
    }

    Optional<EndpointCheck> lastWrite() {
        return checks.stream().filter(it -> it.promise() == Promise.WRITE).findFirst();
    }

    Breach nextBreach(Instant since) {
        return Breach.untold(breaches + 1, since);
    }

    boolean wasTold(Doubt doubt) {
        return breach.filter(it -> it.hasTold(doubt.promise())).isPresent();
    }

    /** Whether another look soon decides something; where nobody answers, it does not. */
    boolean isUndecided() {
        var broken = checks.stream().filter(it -> it.verdict() == Verdict.BROKEN).toList();
        return doubts.stream().anyMatch(it -> !wasTold(it) && it.isAmong(broken))
                || doubts.isEmpty() && breach.filter(it -> it.wasLookedAt(checks)).isPresent();
    }

    public long count(Verdict verdict) {
        return checks.stream().filter(it -> it.verdict() == verdict).count();
    }
}
