package dev.pghaven.cli.operation;

import dev.pghaven.cli.print.Words;
import java.io.PrintWriter;
import java.util.List;

/** Shows the steps of an operation as they finish, and between them what it waits for. */
public final class Progress {
    private final PrintWriter out;
    private int shown;
    private String shownWait = "";

    public Progress(PrintWriter out) {
        this.out = out;
    }

    /** The operation as it is by now. */
    public void show(Operation it) {
        var timeline = it.timeline();
        var fresh = timeline.subList(Math.min(shown, timeline.size()), timeline.size());
        shown = timeline.size();
        show(fresh);
        it.waitingFor().filter(wait -> !wait.equals(shownWait)).ifPresent(this::showWait);
    }

    private void show(List<Operation.Entry> entries) {
        for (var it : entries) {
            if (it.kind().equals("waiting")) {
                it.detail().filter(wait -> !wait.equals(shownWait)).ifPresent(this::showWait);
            } else {
                out.println(line(it));
                shownWait = "";
            }
        }
    }

    private void showWait(String wait) {
        out.println("      … " + wait);
        shownWait = wait;
    }

    /** Of a step that has ended, or failed and will be tried again. */
    static String line(Operation.Entry it) {
        var end =
                it.kind().equals("done")
                        ? it.took().map(Words::of).orElse("")
                        : it.kind() + it.detail().map(why -> ": " + why).orElse("");
        return "  %2d  %-34s %s".formatted(it.number(), it.step(), end).stripTrailing();
    }
}
