package dev.pghaven.backups;

import dev.pghaven.contracts.ClusterRef;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the verifications of a cluster's backups have come to.
 *
 * @param since when pghaven began to look after the cluster
 * @param last the newest verification that proved a restore
 * @param verified how many there were
 */
public record ProofRecord(
        ClusterRef cluster,
        Instant since,
        Duration maxProofAge,
        Optional<Proof> last,
        long verified,
        long refuted,
        long inconclusive) {
    /**
     * A restore that was proved.
     *
     * @param timeToRestore empty where the process that measured it died
     */
    public record Proof(Instant at, Optional<String> backupId, Optional<Duration> timeToRestore) {}

    /** A cluster that was never proved is as old as its proof would be. */
    public Duration ageAt(Instant now) {
        return Duration.between(last.map(Proof::at).orElse(since), now);
    }

    public boolean isOverdueAt(Instant now) {
        return ageAt(now).compareTo(maxProofAge) > 0;
    }
}
