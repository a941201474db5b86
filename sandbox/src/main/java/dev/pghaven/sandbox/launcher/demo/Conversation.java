package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.Asked;
import dev.pghaven.sandbox.launcher.client.Exchange;
import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/** Asks for what the examples ask for, and checks the answers. */
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stage stage;
    private final PrintStream out;
    private final Checks checks;
    private final Exchange exchange;

    Conversation(Stage stage, ClusterRef cluster, PrintStream out, Checks checks) {
        this.stage = stage;
        this.out = out;
        this.checks = checks;
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
        var begin = System.nanoTime();
        var answer = answer(request, body, service, hoped, others);
        var seconds = (System.nanoTime() - begin) / 1e9;
        out.printf(Locale.ROOT, "         %-34s %6.2f s%n", "in all", seconds);
        checks.record(
                request + " is answered",
                hoped,
                answer.is(hoped) ? hoped : answer.inWords(),
                seconds);
        return answer;
    }

    private Said answer(
            String request, String body, String service, String hoped, String... others) {
        var ends = new HashSet<>(List.of(others));
        ends.add(hoped);
        return exchange.ask(new Asked(request, body, service, ends), PATIENCE);
    }

    @Override
    public void close() {
        exchange.close();
    }
}
