package dev.pghaven.sandbox.entra;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The credentials that token exchanges see: a change takes a while to reach them. */
final class Trusts {
    private final Clock clock;
    private final Duration propagation;
    private final List<Trust> known = new ArrayList<>();

    Trusts(Clock clock, Duration propagation) {
        this.clock = clock;
        this.propagation = propagation;
    }

    void add(FederatedCredential credential) {
        known.add(new Trust(credential, bites(), Instant.MAX));
    }

    void seed(FederatedCredential credential) {
        known.add(new Trust(credential, Instant.MIN, Instant.MAX));
    }

    void remove(FederatedCredential credential) {
        known.replaceAll(it -> it.isOpenFor(credential) ? it.endingAt(bites()) : it);
        known.removeIf(it -> it.until().isBefore(clock.instant()));
    }

    boolean cover(Assertion assertion) {
        var now = clock.instant();
        return known.stream().anyMatch(it -> it.holdsAt(now) && it.credential().matches(assertion));
    }

    private Instant bites() {
        return clock.instant().plus(propagation);
    }

    private record Trust(FederatedCredential credential, Instant from, Instant until) {
        boolean isOpenFor(FederatedCredential other) {
            return credential.equals(other) && until.equals(Instant.MAX);
        }

        boolean holdsAt(Instant now) {
            return !now.isBefore(from) && now.isBefore(until);
        }

        Trust endingAt(Instant end) {
            return new Trust(credential, from, end);
        }
    }
}
