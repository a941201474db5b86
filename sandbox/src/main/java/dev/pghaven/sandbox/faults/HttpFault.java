package dev.pghaven.sandbox.faults;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * How an HTTP endpoint misbehaves.
 *
 * @param status what to answer instead of serving; empty serves, after the latency
 * @param rate the share of the calls that it hits, 0 to 1
 * @param times after so many hits all is well again
 * @param methods empty for all
 * @param hang takes the call and never answers
 * @param path found anywhere in the path
 * @param identity the managed identity that calls, where the endpoint knows it; empty for everybody
 */
public record HttpFault(
        Optional<Integer> status,
        double rate,
        Optional<Integer> times,
        Duration latency,
        boolean reset,
        boolean hang,
        Optional<Duration> retryAfter,
        Set<String> methods,
        Pattern path,
        Optional<String> identity) {

    public HttpFault {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative");
        }
        methods = Set.copyOf(methods);
    }

    boolean hits(String method, String calledPath, Optional<String> caller, RandomGenerator dice) {
        return (methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT)))
                && (identity.isEmpty() || identity.equals(caller))
                && path.matcher(calledPath).find()
                && dice.nextDouble() < rate;
    }
}
