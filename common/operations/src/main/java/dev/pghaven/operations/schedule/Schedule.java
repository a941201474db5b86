package dev.pghaven.operations.schedule;

import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.cron.ZonedCron;
import java.util.regex.Pattern;

/**
 * A request that is to be made whenever a cron says so.
 *
 * @param name tells it from the other schedules of its group
 * @param enabled a paused schedule misses nothing: it goes on with the first time after its pause
 */
public record Schedule(String name, ZonedCron cron, Request request, boolean enabled) {
    private static final Pattern NAME = Pattern.compile("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");

    public Schedule {
        requireName("schedule", name);
    }

    public static Schedule of(String name, ZonedCron cron, Request request) {
        return new Schedule(name, cron, request, true);
    }

    /** Names become part of the requests' ids. */
    static void requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "the name of a %s must be a DNS-1035 label, but is '%s'".formatted(what, name));
        }
    }
}
