package dev.pghaven.sandbox.launcher.client;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Shows the steps of an operation as they finish, and between them what it waits for. */
public final class Timeline {
    private final PrintStream out;
    private final OperationView operations;
    private String operation = "";
    private String shownWait = "";

    public Timeline(PrintStream out, OperationView operations) {
        this.out = out;
        this.operations = operations;
    }

    public void show(Said fact) {
        var data = fact.data();
        if (fact.name().equals("OperationStepped")) {
            out.printf(
                    "  %2d/%-2d  %-34s %s%n",
                    data.path("number").asInt(),
                    data.path("of").asInt(),
                    data.path("step").asText(),
                    took(data.path("took").asText()));
            operation = data.path("operation").asText();
            shownWait = "";
        } else {
            out.printf("  %s%n", fact.inWords());
        }
    }

    private static String took(String duration) {
        return duration.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT, "%6.2f s", Duration.parse(duration).toMillis() / 1000.0);
    }

    public void showWait() {
        var waitingFor = operation.isEmpty() ? "" : operations.waitingFor(operation);
        if (!waitingFor.isEmpty() && !waitingFor.equals(shownWait)) {
            out.printf("         … %s%n", waitingFor);
            shownWait = waitingFor;
        }
    }
}
