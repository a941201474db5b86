package dev.pghaven.sandbox.launcher.chaos;

import java.io.PrintStream;
import java.util.List;

/** What each rule was good for, a line each. */
record RbacTable(List<Line> lines) {
    private static final String FORMAT = "  %-17s %-21s %-55s %s%n";

    /**
     * @param failed what failed without it; empty where nothing did
     */
    record Line(Right right, String failed) {
        boolean isNeeded() {
            return !failed.isEmpty();
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
                        it.isNeeded() ? it.failed() : "nothing failed"));
        out.printf(
                "%n%d of %d rules were missed%n",
                lines.stream().filter(Line::isNeeded).count(), lines.size());
    }

    List<Right> superfluous() {
        return lines.stream().filter(it -> !it.isNeeded()).map(Line::right).toList();
    }
}
