package dev.pghaven.operations.outbox;

import dev.pghaven.operations.Backoff;
import java.time.Duration;

/**
 * How the outbox is published.
 *
 * @param batch how many facts are published at once
 * @param lease how long the facts of a relay that died lie still
 * @param poll how long a fact lies still at most when a notification got lost
 * @param retention how long published facts are kept
 */
public record RelaySettings(
        int batch, Duration lease, Duration poll, Duration retention, Backoff backoff) {
    public static final RelaySettings DEFAULT =
            new RelaySettings(
                    500,
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(2),
                    Duration.ofDays(7),
                    new Backoff(Duration.ofMillis(200), Duration.ofSeconds(10)));

    public RelaySettings {
        if (batch < 1) {
            throw new IllegalArgumentException("batch must be at least 1");
        }
        if (!lease.isPositive() || !poll.isPositive() || retention.isNegative()) {
            throw new IllegalArgumentException(
                    "lease and poll must be positive, and retention not negative");
        }
        if (poll.compareTo(lease.dividedBy(2)) > 0) {
            throw new IllegalArgumentException(
                    "poll must be at most half of lease: polls renew it");
        }
    }
}
