package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.ClusterRef;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * The how-to as a tour: each chapter submits a request over Kafka, follows its facts, and looks for
 * itself.
 */
public final class Demo {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Stage stage;
    private final PrintStream out;
    private final Checks checks;
    private final OperationView operations;

    public Demo(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
        this.checks = new Checks(out);
        this.operations = new OperationView(HttpClient.newHttpClient(), stage.provisioner());
    }

    /** Answers whether every check held; the report stands in the sandbox's data folder. */
    public boolean run() throws IOException {
        var begin = System.nanoTime();
        var request = Files.readString(stage.examples().resolve("provision-cluster.json"));
        var cluster =
                ClusterRef.parse(new ObjectMapper().readTree(request).path("cluster").asText());
        try (var kubernetes = stage.kubernetes();
                var requests = new Requests(stage.bootstrapServers());
                var facts = new Facts(stage.bootstrapServers())) {
            var live = new LiveCluster(kubernetes, cluster);
            var provisioned = provision(requests, facts, cluster, request, live);
            remove(requests, facts, cluster, live, provisioned);
        }
        return report((System.nanoTime() - begin) / 1e9);
    }

    private ProvisionedCluster provision(
            Requests requests, Facts facts, ClusterRef cluster, String request, LiveCluster live)
            throws IOException {
        out.printf("%nProvisionCluster %s%n", cluster);
        var answer =
                submit(
                        requests,
                        facts,
                        "ProvisionCluster",
                        cluster,
                        request,
                        Set.of("ClusterProvisioned", "ProvisioningFailed"));
        checks.that("the request is answered", "ClusterProvisioned", () -> answer);
        out.println("\nWhat the databases say");
        var provisioned = new ProvisionedCluster(live, stage.folder());
        provisioned.show(out);
        provisioned.check(checks);
        return provisioned;
    }

    private void remove(
            Requests requests,
            Facts facts,
            ClusterRef cluster,
            LiveCluster live,
            ProvisionedCluster provisioned)
            throws IOException {
        out.printf("%nRemoveCluster %s%n", cluster);
        var request = Files.readString(stage.examples().resolve("remove-cluster.json"));
        var answer =
                submit(
                        requests,
                        facts,
                        "RemoveCluster",
                        cluster,
                        request,
                        Set.of("ClusterRemoved", "RemovalFailed"));
        checks.that("the request is answered", "ClusterRemoved", () -> answer);
        out.println("\nWhat is left");
        new RemovedCluster(live, stage).check(checks, provisioned);
    }

    private String submit(
            Requests requests,
            Facts facts,
            String name,
            ClusterRef cluster,
            String body,
            Set<String> answers) {
        var timeline = new Timeline(out, operations);
        var last = new HashSet<>(answers);
        last.add("RequestRejected");
        last.add("OperationCancelled");
        var causation = requests.submit(name, cluster.toString(), body);
        return facts.await(causation, last, PATIENCE, timeline::show, timeline::showWait).name();
    }

    private boolean report(double seconds) throws IOException {
        var file = stage.folder().resolve("report.json");
        new Report(checks.allHeld(), seconds, checks.made()).writeTo(file);
        var held = checks.made().stream().filter(Check::ok).count();
        out.printf(
                "%n%d of %d checks held, %.1f s; the report is %s%n",
                held, checks.made().size(), seconds, file);
        return checks.allHeld();
    }
}
