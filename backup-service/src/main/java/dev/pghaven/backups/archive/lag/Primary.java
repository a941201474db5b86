package dev.pghaven.backups.archive.lag;

import java.time.Instant;
import java.util.Optional;

/**
 * The primary as the Cluster's status names it.
 *
 * @param since the status field {@code currentPrimaryTimestamp}
 */
public record Primary(String current, String target, Instant since) {
    /** Present while a switchover or a failover is under way. */
    Optional<Judgement> unsettled() {
        return current.equals(target)
                ? Optional.empty()
                : Optional.of(
                        new Judgement.Undecided(
                                "the primary changes from %s to %s".formatted(current, target)));
    }
}
