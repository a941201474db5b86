package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.PromoteInstance;
import dev.pghaven.contracts.RunFailoverDrill;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.cron.CronNotation;
import dev.pghaven.contracts.spec.DrillCanary;
import dev.pghaven.contracts.spec.DrillObjectives;
import dev.pghaven.contracts.spec.FailoverDrills;
import dev.pghaven.contracts.spec.ScheduledDrill;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is promoted, and how a failover is drilled and judged. */
final class FailoverRules {
    private static final int FASTEST = 1_000;

    /** Nobody waits longer for a failover, and sums of such times do not overflow. */
    private static final Duration LONGEST = Duration.ofDays(7);

    private FailoverRules() {}

    static List<Violation> violations(PromoteInstance request) {
        var instance = Check.of("instance");
        instance.ifPresent(request.instance(), it -> instance(request, instance));
        var maxLag = Check.of("maxLag");
        maxLag.that(
                request.maxLag().amount().stripTrailingZeros().scale() <= 0,
                "must be a whole number of bytes");
        return both(instance, maxLag);
    }

    static List<Violation> violations(RunFailoverDrill request) {
        var objectives = Check.of("objectives");
        objectives.ifPresent(request.objectives(), it -> objectives(it, objectives));
        var canary = Check.of("canary");
        canary(request.canary(), canary);
        return both(objectives, canary);
    }

    static List<Violation> violations(FailoverDrills drills, String path) {
        var check = Check.of(path);
        var seen = new HashSet<String>();
        for (int i = 0; i < drills.schedules().size(); i++) {
            scheduled(drills.schedules().get(i), seen, check.at("schedules").at(i));
        }
        BlackoutRules.apply(drills.blackouts(), check.at("blackouts"));
        return check.violations();
    }

    /** Where the cluster's name could not be read, that was reported already. */
    private static void instance(PromoteInstance request, Check check) {
        check.ifPresent(
                request.cluster(),
                cluster ->
                        check.that(
                                Pattern.matches(
                                        Pattern.quote(cluster.name()) + "-[1-9][0-9]{0,8}",
                                        request.instance()),
                                "must be an instance of the cluster such as %s-2"
                                        .formatted(cluster.name())));
    }

    private static void scheduled(ScheduledDrill drill, Set<String> seen, Check check) {
        check.ifPresent(
                drill.name(),
                it -> {
                    check.at("name").that(Names.isScheduleName(it), Names.SCHEDULE_NAME_RULE);
                    check.at("name").that(seen.add(it), "must differ from the other schedules'");
                });
        check.ifPresent(
                drill.cron(),
                it ->
                        CronNotation.FIVE_FIELDS
                                .fault(it)
                                .ifPresent(fault -> check.at("cron").that(false, fault)));
        check.ifPresent(drill.objectives(), it -> objectives(it, check.at("objectives")));
        canary(drill.canary(), check.at("canary"));
    }

    private static void objectives(DrillObjectives objectives, Check check) {
        var rto = check.at("rto");
        rto.ifPresent(
                objectives.rto(),
                it -> {
                    rto.that(it.isPositive(), "must be longer than nothing");
                    rto.that(it.compareTo(LONGEST) <= 0, "must be at most " + LONGEST);
                });
        var rpo = check.at("rpo");
        rpo.that(!objectives.rpo().isNegative(), "must not be negative");
        rpo.that(objectives.rpo().compareTo(LONGEST) <= 0, "must be at most " + LONGEST);
    }

    private static void canary(DrillCanary canary, Check check) {
        check.at("rate")
                .that(
                        canary.rate() >= 1 && canary.rate() <= FASTEST,
                        "must be from 1 to %d commits per second".formatted(FASTEST));
    }

    private static List<Violation> both(Check one, Check other) {
        var all = new ArrayList<>(one.violations());
        all.addAll(other.violations());
        return all;
    }
}
