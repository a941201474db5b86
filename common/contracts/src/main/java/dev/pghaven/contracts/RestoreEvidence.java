package dev.pghaven.contracts;

import dev.pghaven.contracts.spec.RestoreTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a verification of a restore rests on.
 *
 * @param proof how far it goes
 * @param backupId the base backup that was restored
 * @param timeline of the source
 * @param targetLsn where the replay of WAL ended; exclusive
 * @param targetTime the moment that was restored, where it was asked for by time
 * @param tables how many were compared
 * @param rows of them
 * @param bytes of them
 * @param leftOut what was not compared, and why
 * @param dataChecksums whether the cluster has them, so that a page read is a page verified
 * @param amchecked how many tables and indexes were checked for structural damage
 * @param sqlChecks the user's own checks
 * @param timeToRestore from the request for the copy until it took connections
 * @param dataAge how far the restored state lay behind the moment at which the restore was asked
 *     for
 */
public record RestoreEvidence(
        RestoreTarget target,
        Proof proof,
        Optional<String> backupId,
        Optional<Integer> timeline,
        Optional<String> targetLsn,
        Optional<Instant> targetTime,
        int tables,
        long rows,
        long bytes,
        List<String> leftOut,
        boolean dataChecksums,
        int amchecked,
        List<SqlCheckResult> sqlChecks,
        Optional<Duration> timeToRestore,
        Optional<Duration> dataAge) {

    /** How far a proof goes. */
    public enum Proof {
        /** Every table was compared with the source at the same LSN. */
        COMPARED,
        /**
         * The backup restores, its pages are whole and the checks pass; nothing to compare with.
         */
        RESTORABLE
    }

    /** A check of the user's own and its outcome. */
    public record SqlCheckResult(String name, boolean passed, String expected, String found) {}

    public RestoreEvidence {
        Objects.requireNonNull(proof, "proof");
        leftOut = List.copyOf(leftOut);
        sqlChecks = List.copyOf(sqlChecks);
    }
}
