package dev.pghaven.contracts.spec;

import java.time.ZoneId;
import java.util.List;
import java.util.Objects;

/**
 * A restore that is verified again and again.
 *
 * @param name unique in the cluster
 * @param cron five fields, minutes first
 * @param timeZone of the cron, by its IANA name
 * @param checks the user's own checks of the restored data
 */
public record RestoreCheck(
        @Required String name,
        @Required String cron,
        ZoneId timeZone,
        RestoreTarget target,
        List<SqlCheck> checks) {
    public RestoreCheck {
        timeZone = Objects.requireNonNullElse(timeZone, ZoneId.of("UTC"));
        target = Objects.requireNonNullElseGet(target, RestoreTarget::latest);
        checks = checks == null ? List.of() : List.copyOf(checks);
    }
}
