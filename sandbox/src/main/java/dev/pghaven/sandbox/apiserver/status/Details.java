package dev.pghaven.sandbox.apiserver.status;

import java.util.List;

/** What a {@link Status} is about: the object, the causes, and when to try again. */
public record Details(
        String group, String kind, String name, List<Cause> causes, int retryAfterSeconds) {
    public static final Details NONE = new Details("", "", "", List.of(), 0);

    public Details {
        causes = List.copyOf(causes);
    }

    public static Details of(String group, String kind, String name) {
        return new Details(group, kind, name, List.of(), 0);
    }

    public Details withCauses(List<Cause> named) {
        return new Details(group, kind, name, named, retryAfterSeconds);
    }

    public static Details retryAfter(int seconds) {
        return new Details("", "", "", List.of(), seconds);
    }
}
