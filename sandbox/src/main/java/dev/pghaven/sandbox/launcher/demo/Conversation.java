package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.contracts.ClusterRef;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Submits requests over Kafka, shows what becomes of each, and answers how it ended: one at a time.
 */
final class Conversation implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** How a request may end, whatever it asked for. */
    private static final Set<String> OTHER_ENDS =
            Set.of("RequestRejected", "OperationCancelled", "OperationStopped");

    private final Stage stage;
    private final ClusterRef cluster;
    private final PrintStream out;
    private final Checks checks;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Requests requests;
    private final Facts facts;

    Conversation(Stage stage, ClusterRef cluster, PrintStream out, Checks checks) {
        this.stage = stage;
        this.cluster = cluster;
        this.out = out;
        this.checks = checks;
        this.requests = new Requests(stage.bootstrapServers());
        this.facts = new Facts(stage.bootstrapServers());
    }

    /** Asks for what an example asks for; anything but {@code hoped} is a check that failed. */
    Said ask(String request, String example, String service, String hoped, String... others)
            throws IOException {
        var body = Files.readString(stage.examples().resolve(example));
        return askFor(request, body, service, hoped, others);
    }

    /** The same with a body of one's own. */
    Said askFor(String request, String body, String service, String hoped, String... others) {
        out.printf("%n%s %s%n", request, cluster);
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
        var ends = new HashSet<>(OTHER_ENDS);
        ends.add(hoped);
        ends.addAll(Set.of(others));
        var timeline = new Timeline(out, new OperationView(http, stage.service(service)));
        var causation = requests.submit(request, cluster.toString(), body);
        return facts.await(causation, ends, PATIENCE, timeline::show, timeline::showWait);
    }

    @Override
    public void close() {
        requests.close();
        facts.close();
        http.close();
    }
}
