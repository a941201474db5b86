package dev.pghaven.sandbox.launcher.chaos;

import java.io.PrintStream;
import java.util.List;

/** What each rule was good for, a line each. */
record RbacTable(List<Line> lines) {
    private static final String FORMAT = "  %-17s %-21s %-55s %s%n";

    /** The API server of the sandbox has no logs of pods, so nobody can miss them. */
    private static final String BEYOND_THE_SANDBOX = "pods/log";

    /**
     * @param failed what failed without it; empty where nothing did
     */
    record Line(Right right, String failed) {
        boolean wasMissed() {
            return !failed.isEmpty();
        }

        boolean isSuperfluous() {
            return !wasMissed() && !right.resource().equals(BEYOND_THE_SANDBOX);
        }

        String inWords() {
            if (wasMissed()) {
                return failed;
            }
            return isSuperfluous() ? "nothing failed" : "cannot be tried in the sandbox";
        }
    }

    void print(PrintStream out) {
        out.printf("%n" + FORMAT, "SERVICE", "WHERE", "RULE", "WITHOUT IT");
        lines.forEach(it ->
                out.printf(
                        FORMAT,
                        it.right().role().service(),
                        it.right().role().where(),
                        it.right().text(),
                        it.inWords()));
        out.printf(
                "%n%d of %d rules were missed%n",
                lines.stream().filter(Line::wasMissed).count(), lines.size());
    }

    List<Right> superfluous() {
        return lines.stream().filter(Line::isSuperfluous).map(Line::right).toList();
    }
}
