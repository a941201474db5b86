package dev.pghaven.operations.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A schedule as the store has it.
 *
 * @param requestType the CloudEvents type of its requests
 * @param next when it is due next; empty while it is paused or cannot be read
 * @param lastDue the last time at which it was due
 * @param lastOperation what its last accepted request led to
 * @param lastError why the last due time led to no operation
 */
public record ScheduleStatus(
        ScheduleKey key,
        String cron,
        String timeZone,
        String requestType,
        JsonNode request,
        boolean enabled,
        Optional<Instant> next,
        Optional<Instant> lastDue,
        Optional<UUID> lastOperation,
        Optional<String> lastError) {

    boolean hasTimesOf(Schedule schedule) {
        return cron.equals(schedule.cron().fields())
                && timeZone.equals(schedule.cron().zone().getId());
    }
}
