package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One line in the history of a cluster's verifications.
 *
 * @param backupId that was restored, as far as one was chosen
 */
public record RestoreProof(
        UUID operation,
        ClusterRef cluster,
        Verdict verdict,
        Optional<String> backupId,
        Instant at,
        Optional<Duration> timeToRestore,
        Optional<Duration> dataAge) {
    /** Format of the store; never renamed. */
    public enum Verdict {
        VERIFIED,
        REFUTED,
        INCONCLUSIVE
    }
}
