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
 * @param path found anywhere in the path
 */
public record HttpFault(
        Optional<Integer> status,
        double rate,
        Optional<Integer> times,
        Duration latency,
        boolean reset,
        Optional<Duration> retryAfter,
        Set<String> methods,
        Pattern path) {

    public HttpFault {
        if (latency.isNegative()) {
            throw new IllegalArgumentException("latency must not be negative");
        }
        methods = Set.copyOf(methods);
    }

    boolean hits(String method, String calledPath, RandomGenerator dice) {
        return (methods.isEmpty() || methods.contains(method.toUpperCase(Locale.ROOT)))
                && path.matcher(calledPath).find()
                && dice.nextDouble() < rate;
    }
}
