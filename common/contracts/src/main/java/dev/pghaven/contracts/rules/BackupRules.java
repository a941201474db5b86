package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.BackUpCluster;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.cron.CronNotation;
import dev.pghaven.contracts.spec.Backup;
import dev.pghaven.contracts.spec.BackupSchedule;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The archive and what is put into it. */
final class BackupRules {
    // ObjectStore.spec.retentionPolicy of the Barman Cloud plugin, 0.14.0.
    private static final Pattern RETENTION = Pattern.compile("[1-9][0-9]*[dwm]");
    private static final int MOST_AT_ONCE = 32;

    private BackupRules() {}

    static void apply(Backup backup, Check check) {
        backup.destinationPath()
                .ifPresent(it -> DestinationPathRules.apply(it, check.at("destinationPath")));
        check.at("retentionPolicy")
                .that(
                        RETENTION.matcher(backup.retentionPolicy()).matches(),
                        "must be a number of days, weeks or months such as 7d, 4w or 6m");
        atOnce(backup.wal().maxParallel(), check.at("wal").at("maxParallel"));
        atOnce(backup.data().jobs(), check.at("data").at("jobs"));
        schedules(backup.schedules(), check.at("schedules"));
        backup.restoreChecks()
                .ifPresent(it -> RestoreCheckRules.apply(it, check.at("restoreChecks")));
    }

    static List<Violation> violations(BackUpCluster request) {
        var check = Check.of("name");
        request.name()
                .ifPresent(it -> check.that(Names.isSubdomain(it), "must be a Kubernetes name"));
        return check.violations();
    }

    static List<Violation> violations(List<BackupSchedule> schedules, String path) {
        var check = Check.of(path);
        schedules(schedules, check);
        return check.violations();
    }

    private static void schedules(List<BackupSchedule> schedules, Check check) {
        var seen = new HashSet<String>();
        for (int i = 0; i < schedules.size(); i++) {
            one(schedules.get(i), seen, check.at(i));
        }
    }

    private static void one(BackupSchedule schedule, Set<String> seen, Check check) {
        check.ifPresent(
                schedule.name(),
                it -> {
                    check.at("name").that(Names.isScheduleName(it), Names.SCHEDULE_NAME_RULE);
                    check.at("name").that(seen.add(it), "must differ from the other schedules'");
                });
        check.ifPresent(
                schedule.schedule(),
                it ->
                        CronNotation.SIX_FIELDS
                                .fault(it)
                                .ifPresent(fault -> check.at("schedule").that(false, fault)));
    }

    private static void atOnce(int number, Check check) {
        check.that(number >= 1 && number <= MOST_AT_ONCE, "must be from 1 to " + MOST_AT_ONCE);
    }
}
