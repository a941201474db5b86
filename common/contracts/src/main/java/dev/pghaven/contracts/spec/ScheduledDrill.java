package dev.pghaven.contracts.spec;

import java.time.ZoneId;
import java.util.Objects;

/**
 * A failover drill that is run again and again.
 *
 * @param name unique in the cluster
 * @param cron five fields, minutes first
 * @param timeZone of the cron, by its IANA name
 * @param promoteBack whether the old primary is promoted again afterwards
 */
public record ScheduledDrill(
        @Required String name,
        @Required String cron,
        ZoneId timeZone,
        Disruption disruption,
        @Required DrillObjectives objectives,
        DrillCanary canary,
        Boolean promoteBack) {
    public ScheduledDrill {
        timeZone = Objects.requireNonNullElse(timeZone, ZoneId.of("UTC"));
        disruption = Objects.requireNonNullElse(disruption, Disruption.DELETE_POD);
        canary = Objects.requireNonNullElseGet(canary, DrillCanary::usual);
        promoteBack = Objects.requireNonNullElse(promoteBack, false);
    }
}
