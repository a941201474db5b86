package dev.pghaven.backups.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.backups.ProofRecord;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.schedule.ScheduleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * When a cluster's backups are verified, and what that has come to.
 *
 * @param proofAge since the last proof, or since the cluster was provisioned
 * @param overdue whether that is longer than the policy allows
 */
public record RestoreChecksView(
        ClusterRef cluster,
        Duration maxProofAge,
        Optional<ProofRecord.Proof> lastProof,
        Duration proofAge,
        boolean overdue,
        long verified,
        long refuted,
        long inconclusive,
        List<Check> schedules) {
    /**
     * A schedule.
     *
     * @param lastOperation what its last due time led to
     * @param lastError why the last due time led to nothing
     */
    public record Check(
            String name,
            String cron,
            String timeZone,
            JsonNode target,
            Optional<Instant> next,
            Optional<Instant> lastDue,
            Optional<UUID> lastOperation,
            Optional<String> lastError) {
        static Check of(ScheduleStatus it) {
            return new Check(
                    it.key().name(),
                    it.cron(),
                    it.timeZone(),
                    it.request().path("target"),
                    it.next(),
                    it.lastDue(),
                    it.lastOperation(),
                    it.lastError());
        }
    }

    static RestoreChecksView of(ProofRecord it, List<ScheduleStatus> schedules, Instant now) {
        return new RestoreChecksView(
                it.cluster(),
                it.maxProofAge(),
                it.last(),
                it.ageAt(now),
                it.isOverdueAt(now),
                it.verified(),
                it.refuted(),
                it.inconclusive(),
                schedules.stream().map(Check::of).toList());
    }
}
