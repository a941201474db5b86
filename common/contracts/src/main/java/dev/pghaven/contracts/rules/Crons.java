package dev.pghaven.contracts.rules;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * Schedules in cron's notation. CNPG reads its six fields with robfig/cron, where {@code ?} means
 * the same as {@code *} and Sunday is 0; five fields are what crontab(5) says.
 */
final class Crons {
    private static final CronParser SIX_FIELDS = new CronParser(withSeconds());
    private static final CronParser FIVE_FIELDS = new CronParser(unix());

    /** Leap days come at least once in eight years. */
    private static final ZonedDateTime ANY_DAY =
            ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private Crons() {}

    static Optional<String> faultOfSixFields(String text) {
        return fault(text, SIX_FIELDS, "must be a cron of six fields, seconds first");
    }

    static Optional<String> faultOfFiveFields(String text) {
        return fault(text, FIVE_FIELDS, "must be a cron of five fields, minutes first");
    }

    private static Optional<String> fault(String text, CronParser parser, String rule) {
        try {
            var cron = parser.parse(text).validate();
            return ExecutionTime.forCron(cron).nextExecution(ANY_DAY).isPresent()
                    ? Optional.empty()
                    : Optional.of("must name a moment that comes");
        } catch (IllegalArgumentException broken) {
            return Optional.of(rule + ": " + broken.getMessage());
        }
    }

    private static CronDefinition withSeconds() {
        return CronDefinitionBuilder.defineCron()
                .withSeconds()
                .and()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(0, 6)
                .withMondayDoWValue(1)
                .supportsQuestionMark()
                .and()
                .instance();
    }

    private static CronDefinition unix() {
        return CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
    }
}
