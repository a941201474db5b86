package dev.pghaven.contracts.spec;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A time that comes once, such as the days of a sale.
 *
 * @param from its first moment
 * @param until the first moment after it
 * @param reason for people
 */
public record BlackoutInterval(
        @Required Instant from, @Required Instant until, Optional<String> reason) {
    public BlackoutInterval {
        reason = Objects.requireNonNullElse(reason, Optional.empty());
    }

    boolean covers(Instant moment) {
        return !moment.isBefore(from) && moment.isBefore(until);
    }

    String describe() {
        return "blackout from %s until %s%s"
                .formatted(from, until, reason.map(it -> ": " + it).orElse(""));
    }
}
