package dev.pghaven.contracts.spec;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * When a cluster's backups are restored and compared by themselves.
 *
 * @param schedules an empty list takes all schedules away
 * @param maxProofAge how old the last proof may become before the cluster counts as unproven
 */
public record RestoreChecks(List<RestoreCheck> schedules, Duration maxProofAge) {
    public static final Duration DEFAULT_MAX_PROOF_AGE = Duration.ofHours(26);

    public RestoreChecks {
        schedules = schedules == null ? List.of() : List.copyOf(schedules);
        maxProofAge = Objects.requireNonNullElse(maxProofAge, DEFAULT_MAX_PROOF_AGE);
    }
}
