package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.VerifyRestore;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.cron.CronNotation;
import dev.pghaven.contracts.spec.RestoreCheck;
import dev.pghaven.contracts.spec.RestoreChecks;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.contracts.spec.RestoreTarget.Type;
import dev.pghaven.contracts.spec.SqlCheck;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is restored, how it is checked, and when. */
final class RestoreCheckRules {
    private static final Pattern BACKUP_ID = Pattern.compile("[0-9]{8}T[0-9]{6}");
    private static final int MOST_CHECKS = 100;

    private RestoreCheckRules() {}

    static List<Violation> violations(VerifyRestore request) {
        var target = Check.of("target");
        target(request.target(), target);
        var checks = Check.of("checks");
        checks(request.checks(), checks);
        var all = new ArrayList<>(target.violations());
        all.addAll(checks.violations());
        return all;
    }

    static List<Violation> violations(RestoreChecks restoreChecks, String path) {
        var check = Check.of(path);
        apply(restoreChecks, check);
        return check.violations();
    }

    static void apply(RestoreChecks restoreChecks, Check check) {
        check.at("maxProofAge")
                .that(restoreChecks.maxProofAge().isPositive(), "must be longer than nothing");
        var seen = new HashSet<String>();
        for (int i = 0; i < restoreChecks.schedules().size(); i++) {
            one(restoreChecks.schedules().get(i), seen, check.at("schedules").at(i));
        }
    }

    private static void one(RestoreCheck restoreCheck, Set<String> seen, Check check) {
        check.ifPresent(
                restoreCheck.name(),
                it -> {
                    check.at("name").that(Names.isScheduleName(it), Names.SCHEDULE_NAME_RULE);
                    check.at("name").that(seen.add(it), "must differ from the other schedules'");
                });
        check.ifPresent(
                restoreCheck.cron(),
                it ->
                        CronNotation.FIVE_FIELDS
                                .fault(it)
                                .ifPresent(fault -> check.at("cron").that(false, fault)));
        target(restoreCheck.target(), check.at("target"));
        checks(restoreCheck.checks(), check.at("checks"));
    }

    private static void target(RestoreTarget target, Check check) {
        check.at("time")
                .that(
                        target.time().isPresent() == (target.type() == Type.TIME),
                        "must be given for type time, and for no other");
        check.at("backupId")
                .that(
                        target.backupId().isPresent() == (target.type() == Type.BACKUP),
                        "must be given for type backup, and for no other");
        target.backupId()
                .ifPresent(it ->
                        check.at("backupId")
                                .that(
                                        BACKUP_ID.matcher(it).matches(),
                                        "must be as Barman names backups: 20261122T041500"));
    }

    private static void checks(List<SqlCheck> checks, Check check) {
        check.that(checks.size() <= MOST_CHECKS, "must be at most " + MOST_CHECKS);
        var seen = new HashSet<String>();
        for (int i = 0; i < checks.size(); i++) {
            var at = check.at(i);
            at.ifPresent(
                    checks.get(i).name(),
                    name -> {
                        at.at("name").that(!name.isBlank(), "must not be blank");
                        at.at("name").that(seen.add(name), "must differ from the other checks'");
                    });
            at.ifPresent(
                    checks.get(i).sql(),
                    sql -> at.at("sql").that(!sql.isBlank(), "must not be blank"));
        }
    }
}
