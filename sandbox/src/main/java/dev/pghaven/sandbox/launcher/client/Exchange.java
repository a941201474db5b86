package dev.pghaven.sandbox.launcher.client;

import dev.pghaven.contracts.ClusterRef;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Submits requests over Kafka, shows what becomes of each, and answers how it ended: one at a time.
 */
public final class Exchange implements AutoCloseable {
    /** How a request may end, whatever it asked for. */
    private static final Set<String> OTHER_ENDS =
            Set.of("RequestRejected", "OperationCancelled", "OperationStopped");

    private final Stage stage;
    private final ClusterRef cluster;
    private final PrintStream out;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Requests requests;
    private final Facts facts;

    public Exchange(Stage stage, ClusterRef cluster, PrintStream out) {
        this.stage = stage;
        this.cluster = cluster;
        this.out = out;
        this.requests = new Requests(stage.bootstrapServers());
        this.facts = new Facts(stage.bootstrapServers());
    }

    public ClusterRef cluster() {
        return cluster;
    }

    public Said ask(Asked asked, Duration patience) {
        return ask(asked, patience, fact -> {});
    }

    /**
     * @param listener hears each fact that the request leads to, as it comes
     */
    public Said ask(Asked asked, Duration patience, Consumer<Said> listener) {
        var ends = new HashSet<>(OTHER_ENDS);
        ends.addAll(asked.ends());
        var timeline = new Timeline(out, new OperationView(http, stage.service(asked.service())));
        var causation = requests.submit(asked.request(), cluster.toString(), asked.json());
        return facts.await(
                causation, ends, patience, listener.andThen(timeline::show), timeline::showWait);
    }

    @Override
    public void close() {
        requests.close();
        facts.close();
        http.close();
    }
}
