package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Stage;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.sql.SQLException;

/**
 * The how-to as a tour: each chapter submits a request over Kafka, follows its facts, and looks for
 * itself.
 */
public final class Demo {
    private final Stage stage;
    private final PrintStream out;
    private final Checks checks;

    public Demo(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
        this.checks = new Checks(out);
    }

    /** Answers whether every check held; the report stands in the sandbox's data folder. */
    public boolean run() throws IOException, InterruptedException, SQLException {
        var begin = System.nanoTime();
        var cluster = cluster();
        try (var kubernetes = stage.kubernetes();
                var http = HttpClient.newHttpClient();
                var conversation = new Conversation(stage, cluster, out, checks)) {
            var live = new LiveCluster(kubernetes, cluster);
            var provisioned = provision(conversation, live);
            var archive = new ArchiveView(http, stage.service("backup-service"), cluster);
            new ArchivingChapter(stage, live, provisioned, out, checks).tell();
            new BackupChapter(stage, conversation, archive, out, checks).tell();
            new ScheduleChapter(live, conversation, out, checks).tell();
            verify(conversation, kubernetes, provisioned);
            new ExposureChapter(stage, provisioned, conversation, out, checks).tell();
            new FailoverChapter(live, provisioned, conversation, out, checks).tell();
            remove(conversation, new Remains(kubernetes, cluster), provisioned);
        }
        return report((System.nanoTime() - begin) / 1e9);
    }

    private ClusterRef cluster() throws IOException {
        var request = Files.readString(stage.examples().resolve("provision-cluster.json"));
        return ClusterRef.parse(new ObjectMapper().readTree(request).path("cluster").asText());
    }

    private ProvisionedCluster provision(Conversation conversation, LiveCluster live)
            throws IOException {
        conversation.ask(
                "ProvisionCluster",
                "provision-cluster.json",
                "provisioner",
                "ClusterProvisioned",
                "ProvisioningFailed");
        out.println("\nWhat the databases say");
        var provisioned = new ProvisionedCluster(live, stage.folder());
        provisioned.show(out);
        provisioned.check(checks);
        return provisioned;
    }

    private void verify(
            Conversation conversation, KubernetesClient kubernetes, ProvisionedCluster provisioned)
            throws IOException {
        new VerificationChapter(stage, kubernetes, provisioned, conversation, out, checks).tell();
    }

    private void remove(Conversation conversation, Remains remains, ProvisionedCluster provisioned)
            throws IOException {
        conversation.ask(
                "RemoveCluster",
                "remove-cluster.json",
                "provisioner",
                "ClusterRemoved",
                "RemovalFailed");
        out.println("\nWhat is left");
        new RemovedCluster(remains, stage).check(checks, provisioned);
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
