package dev.pghaven.contracts.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;

/** How the world writes down when something is to be done again and again. */
public enum CronNotation {
    /** What crontab(5) says; no names such as {@code @daily}. */
    FIVE_FIELDS(unix(), "must be a cron of five fields, minutes first"),
    /**
     * CNPG reads its schedules with robfig/cron, where {@code ?} means the same as {@code *} and
     * Sunday is 0.
     */
    SIX_FIELDS(withSeconds(), "must be a cron of six fields, seconds first");

    /** Longer than any that a person writes, and short enough to be repeated in an answer. */
    private static final int LONGEST = 200;

    /** Leap days come at least once in eight years. */
    private static final ZonedDateTime ANY_DAY =
            ZonedDateTime.of(2026, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

    private final CronParser parser;
    private final String rule;

    CronNotation(CronDefinition definition, String rule) {
        this.parser = new CronParser(definition);
        this.rule = rule;
    }

    /** The rule that the text breaks, in words for its sender. */
    public Optional<String> fault(String text) {
        try {
            parsed(text);
            return Optional.empty();
        } catch (IllegalArgumentException broken) {
            return Optional.of(broken.getMessage());
        }
    }

    /** The first time after a moment, in UTC. Throws with the rule that the text breaks. */
    public Instant nextAfter(String text, Instant moment) {
        return ExecutionTime.forCron(parsed(text))
                .nextExecution(moment.atZone(ZoneOffset.UTC))
                .map(ZonedDateTime::toInstant)
                .orElseThrow();
    }

    /** Throws with the rule that the text breaks. */
    Cron parsed(String text) {
        refuseIf(text.length() > LONGEST, rule + ", and at most " + LONGEST + " characters");
        // The parser would take a bar for two crons in one, which no cron daemon does.
        refuseIf(text.contains("|"), rule + ", without '|'");
        var cron = parse(text);
        refuseIf(
                ExecutionTime.forCron(cron).nextExecution(ANY_DAY).isEmpty(),
                "must name a moment that comes");
        return cron;
    }

    private Cron parse(String text) {
        try {
            return parser.parse(text).validate();
        } catch (IllegalArgumentException broken) {
            throw new IllegalArgumentException(rule + ": " + broken.getMessage(), broken);
        }
    }

    private static void refuseIf(boolean broken, String message) {
        if (broken) {
            throw new IllegalArgumentException(message);
        }
    }

    private static CronDefinition unix() {
        return CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX);
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
}
