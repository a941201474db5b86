package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.Asked;
import dev.pghaven.sandbox.launcher.client.Exchange;
import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.client.Stage;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import dev.pghaven.sandbox.launcher.demo.report.Operation;
import dev.pghaven.sandbox.launcher.demo.report.Step;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Asks for what the examples ask for, and checks the answers. */
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stage stage;
    private final PrintStream out;
    private final Checks checks;
    private final Logbook logbook;
    private final Exchange exchange;

    Conversation(Stage stage, ClusterRef cluster, PrintStream out, Checks checks, Logbook logbook) {
        this.stage = stage;
        this.out = out;
        this.checks = checks;
        this.logbook = logbook;
        this.exchange = new Exchange(stage, cluster, out);
    }

    /** Asks for what an example asks for; anything but {@code hoped} is a check that failed. */
    Said ask(String request, String example, String service, String hoped, String... others)
            throws IOException {
        var body = Files.readString(stage.examples().resolve(example));
        return askFor(request, body, service, hoped, others);
    }

    /** The same with a body of one's own. */
    Said askFor(String request, String body, String service, String hoped, String... others) {
        out.printf("%n%s %s%n", request, exchange.cluster());
        var begin = logbook.now();
        var steps = new ArrayList<Step>();
        var ends = new HashSet<>(List.of(others));
        ends.add(hoped);
        var answer =
                exchange.ask(
                        new Asked(request, body, service, ends), PATIENCE, it -> add(it, steps));
        var seconds = logbook.now() - begin;
        logbook.add(new Operation(request, answer.name(), answer.is(hoped), begin, seconds, steps));
        out.printf(Locale.ROOT, "         %-34s %6.2f s%n", "in all", seconds);
        checks.record(
                request + " is answered",
                hoped,
                answer.is(hoped) ? hoped : answer.inWords(),
                seconds);
        return answer;
    }

    /** The same, and how long it took until the answer is a figure of the report. */
    Said measure(
            String figure,
            String request,
            String example,
            String service,
            String hoped,
            String... others)
            throws IOException {
        var begin = logbook.now();
        var answer = ask(request, example, service, hoped, others);
        if (answer.is(hoped)) {
            checks.measured(Figure.seconds(figure, logbook.now() - begin));
        }
        return answer;
    }

    private void add(Said fact, List<Step> steps) {
        if (fact.is("OperationStepped")) {
            steps.add(logbook.ended(fact));
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
