package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.EndpointCheck.Promise;
import dev.pghaven.contracts.EndpointCheck.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A broken contract that was told.
 *
 * @param number counts the breaches of the endpoint
 * @param since the first look that saw it
 * @param told what was said to be broken, from which vantage, in the order in which it was said
 * @param tellings how often something was said to be broken
 */
public record Breach(long number, Instant since, List<Told> told, int tellings) {
    public Breach {
        told = List.copyOf(Objects.requireNonNullElse(told, List.of()));
    }

    /** A promise that was said to be broken, as it is seen from one vantage. */
    public record Told(Promise promise, String vantage) {
        boolean isOf(EndpointCheck check) {
            return promise == check.promise() && vantage.equals(check.vantage());
        }
    }

    static Breach untold(long number, Instant since) {
        return new Breach(number, since, List.of(), 0);
    }

    Breach tell(List<EndpointCheck> broken) {
        var all = new ArrayList<>(told);
        broken.stream()
                .map(it -> new Told(it.promise(), it.vantage()))
                .filter(it -> !told.contains(it))
                .forEach(all::add);
        return new Breach(number, since, all, tellings + 1);
    }

    boolean hasTold(Promise promise) {
        return told.stream().anyMatch(it -> it.promise() == promise);
    }

    /** A look that could not check what was told says nothing of whether it is mended. */
    boolean wasLookedAt(List<EndpointCheck> checks) {
        return checks.stream()
                .filter(it -> it.verdict() == Verdict.NOT_CHECKED)
                .noneMatch(it -> told.stream().anyMatch(one -> one.isOf(it)));
    }
}
