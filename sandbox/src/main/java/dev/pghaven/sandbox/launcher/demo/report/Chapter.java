package dev.pghaven.sandbox.launcher.demo.report;

import java.util.List;

/** A part of the tour; times in seconds, the beginning from the demo's. */
public record Chapter(
        String title,
        double begin,
        double seconds,
        List<Operation> operations,
        List<Check> checks) {
    public Chapter {
        operations = List.copyOf(operations);
        checks = List.copyOf(checks);
    }

    public String shownSeconds() {
        return Seconds.shown(seconds);
    }

    public boolean ok() {
        return checks.stream().allMatch(Check::ok);
    }

    public long held() {
        return checks.stream().filter(Check::ok).count();
    }
}
