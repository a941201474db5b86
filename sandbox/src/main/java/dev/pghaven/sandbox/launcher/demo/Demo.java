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
    private final Logbook logbook = new Logbook();
    private final Checks checks;

    public Demo(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
        this.checks = new Checks(out, logbook);
    }

    /**
     * Answers whether every check held; the report stands in the sandbox's data folder.
     *
     * @param keep leaves the cluster as it is at the end, instead of removing it
     */
    public boolean run(boolean keep) throws IOException, InterruptedException, SQLException {
        var cluster = cluster();
        try (var kubernetes = stage.kubernetes();
                var http = HttpClient.newHttpClient();
                var conversation = new Conversation(stage, cluster, out, checks, logbook)) {
            var live = new LiveCluster(kubernetes, cluster);
            logbook.chapter("Deploy a highly available cluster");
            var provisioned = provision(conversation, live);
            var archive = new ArchiveView(http, stage.service("backup-service"), cluster);
            logbook.chapter("Archive its WAL");
            new ArchivingChapter(stage, live, provisioned, out, checks).tell();
            logbook.chapter("Back it up");
            new BackupChapter(stage, conversation, archive, out, checks).tell();
            logbook.chapter("Schedule backups");
            new ScheduleChapter(live, conversation, out, checks).tell();
            logbook.chapter("Prove that the backup restores");
            verify(conversation, kubernetes, provisioned);
            logbook.chapter("Let clients in");
            new ExposureChapter(stage, provisioned, conversation, out, checks).tell();
            logbook.chapter("Fail over, and back");
            new FailoverChapter(live, provisioned, conversation, out, checks).tell();
            if (!keep) {
                logbook.chapter("Remove all of it");
                remove(conversation, new Remains(kubernetes, cluster), provisioned);
            }
        }
        return report();
    }

    private ClusterRef cluster() throws IOException {
        var request = Files.readString(stage.examples().resolve("provision-cluster.json"));
        return ClusterRef.parse(new ObjectMapper().readTree(request).path("cluster").asText());
    }

    private ProvisionedCluster provision(Conversation conversation, LiveCluster live)
            throws IOException {
        conversation.measure(
                "time to provision three instances",
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

    private boolean report() throws IOException {
        var report = logbook.close();
        report.writeInto(stage.folder());
        new Summary(report).show(out);
        out.printf(
                "%nThe report: %s, and report.json beside it%n",
                stage.folder().resolve("report.html"));
        return report.ok();
    }
}
