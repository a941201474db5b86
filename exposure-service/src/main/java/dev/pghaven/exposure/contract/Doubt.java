package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import java.time.Instant;
import java.util.List;

/**
 * A promise that was found broken, from one vantage.
 *
 * @param since the first look that found it
 * @param looks that found it, one after the other
 */
public record Doubt(Promise promise, String vantage, Instant since, int looks) {
    static Doubt first(EndpointCheck check, Instant at) {
        return new Doubt(check.promise(), check.vantage(), at, 1);
    }

    Doubt again() {
        return new Doubt(promise, vantage, since, looks + 1);
    }

    boolean isOf(EndpointCheck check) {
        return promise == check.promise() && vantage.equals(check.vantage());
    }

    boolean isAmong(List<EndpointCheck> checks) {
        return checks.stream().anyMatch(this::isOf);
    }

    /** A Service does not change by itself for a moment, as a connection may fail for one. */
    boolean isSure(int needed) {
        return promise == Promise.SERVICE || looks >= needed;
    }
}
