package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.BlackoutCalendar;
import dev.pghaven.contracts.spec.BlackoutInterval;
import dev.pghaven.contracts.spec.BlackoutWindow;

/** When nothing may be drilled. */
final class BlackoutRules {
    private static final int MOST = 1_000;

    private BlackoutRules() {}

    static void apply(BlackoutCalendar calendar, Check check) {
        var intervals = check.at("intervals");
        intervals.that(calendar.intervals().size() <= MOST, "must be at most " + MOST);
        for (int i = 0; i < calendar.intervals().size(); i++) {
            interval(calendar.intervals().get(i), intervals.at(i));
        }
        var weekly = check.at("weekly");
        weekly.that(calendar.weekly().size() <= MOST, "must be at most " + MOST);
        for (int i = 0; i < calendar.weekly().size(); i++) {
            window(calendar.weekly().get(i), weekly.at(i));
        }
    }

    private static void interval(BlackoutInterval interval, Check check) {
        var until = check.at("until");
        until.that(
                interval.from() == null
                        || interval.until() == null
                        || interval.until().isAfter(interval.from()),
                "must be after from");
    }

    /** A window that goes beyond the end of the week ends before it begins. */
    private static void window(BlackoutWindow window, Check check) {
        var ends = window.until() != null && window.untilDay() != null;
        check.at("until")
                .that(
                        !ends
                                || !window.until().equals(window.from())
                                || window.untilDay() != window.fromDay(),
                        "must be another moment of the week than from");
    }
}
