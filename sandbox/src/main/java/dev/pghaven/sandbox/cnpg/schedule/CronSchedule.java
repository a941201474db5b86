package dev.pghaven.sandbox.cnpg.schedule;

import dev.pghaven.sandbox.cnpg.schedule.CronField.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A schedule of six fields, seconds first, in UTC as the operator's container has it. Its parser
 * reads five fields too: the day of the week is then any, and the minutes are not where one might
 * think.
 */
public final class CronSchedule {
    private static final int YEARS = 5;
    private static final Map<String, String> NICKNAMES =
            Map.of(
                    "@yearly", "0 0 0 1 1 *",
                    "@annually", "0 0 0 1 1 *",
                    "@monthly", "0 0 0 1 * *",
                    "@weekly", "0 0 0 * * 0",
                    "@daily", "0 0 0 * * *",
                    "@midnight", "0 0 0 * * *",
                    "@hourly", "0 0 * * * *");

    private final Map<Kind, CronField> fields;

    private CronSchedule(Map<Kind, CronField> fields) {
        this.fields = fields;
    }

    public static CronSchedule parse(String text) {
        if (text.isBlank()) {
            throw new InvalidCron("Empty spec string");
        }
        if (text.startsWith("@") && !NICKNAMES.containsKey(text)) {
            throw new InvalidCron("Unrecognized descriptor: " + text);
        }
        var words = words(NICKNAMES.getOrDefault(text, text));
        var fields = new EnumMap<Kind, CronField>(Kind.class);
        for (var kind : Kind.values()) {
            fields.put(kind, CronField.parse(kind, words.get(kind.ordinal())));
        }
        return new CronSchedule(fields);
    }

    private static List<String> words(String text) {
        var words = new ArrayList<>(List.of(text.strip().split("\\s+")));
        int most = Kind.values().length;
        if (words.size() < most - 1 || words.size() > most) {
            throw new InvalidCron(
                    "Expected %d to %d fields, found %d: %s"
                            .formatted(most - 1, most, words.size(), text));
        }
        if (words.size() < most) {
            words.add("*");
        }
        return words;
    }

    /** The first due moment after this one; empty for what is never due, like a 30 February. */
    public Optional<Instant> next(Instant after) {
        var time = after.atOffset(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        var limit = time.plusYears(YEARS);
        while (time.isBefore(limit)) {
            var unmet = firstUnmet(time);
            if (unmet.isEmpty()) {
                return Optional.of(time.toInstant());
            }
            time = time.truncatedTo(ChronoUnit.SECONDS);
            time = beginOfNext(unmet.get(), time);
        }
        return Optional.empty();
    }

    /** From the largest unit down, so that whole months and days are skipped at once. */
    private Optional<ChronoUnit> firstUnmet(OffsetDateTime time) {
        if (!allows(Kind.MONTH, time.getMonthValue())) {
            return Optional.of(ChronoUnit.MONTHS);
        }
        if (!allowsDay(time)) {
            return Optional.of(ChronoUnit.DAYS);
        }
        if (!allows(Kind.HOUR, time.getHour())) {
            return Optional.of(ChronoUnit.HOURS);
        }
        if (!allows(Kind.MINUTE, time.getMinute())) {
            return Optional.of(ChronoUnit.MINUTES);
        }
        return allows(Kind.SECOND, time.getSecond())
                ? Optional.empty()
                : Optional.of(ChronoUnit.SECONDS);
    }

    /** Where both fields restrict the day, one of them is enough. */
    private boolean allowsDay(OffsetDateTime time) {
        boolean ofMonth = allows(Kind.DAY_OF_MONTH, time.getDayOfMonth());
        boolean ofWeek = allows(Kind.DAY_OF_WEEK, time.getDayOfWeek().getValue() % 7);
        boolean anyStar =
                fields.get(Kind.DAY_OF_MONTH).star() || fields.get(Kind.DAY_OF_WEEK).star();
        return anyStar ? ofMonth && ofWeek : ofMonth || ofWeek;
    }

    private boolean allows(Kind kind, int value) {
        return fields.get(kind).allows(value);
    }

    private static OffsetDateTime beginOfNext(ChronoUnit unit, OffsetDateTime time) {
        return unit == ChronoUnit.MONTHS
                ? time.withDayOfMonth(1).truncatedTo(ChronoUnit.DAYS).plusMonths(1)
                : time.truncatedTo(unit).plus(1, unit);
    }
}
