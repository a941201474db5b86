package dev.pghaven.sandbox.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.client.Stage;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The backups are restored into a second cluster and compared, and the copy is gone afterwards. */
final class VerificationChapter {
    private static final String NAMESPACE = "pghaven-verification";
    private static final Duration GARBAGE_COLLECTION = Duration.ofSeconds(5);

    private final Stage stage;
    private final KubernetesClient kubernetes;
    private final ProvisionedCluster source;
    private final Conversation conversation;
    private final PrintStream out;
    private final Checks checks;

    VerificationChapter(
            Stage stage,
            KubernetesClient kubernetes,
            ProvisionedCluster source,
            Conversation conversation,
            PrintStream out,
            Checks checks) {
        this.stage = stage;
        this.kubernetes = kubernetes;
        this.source = source;
        this.conversation = conversation;
        this.out = out;
        this.checks = checks;
    }

    void tell() throws IOException {
        var answer =
                conversation.measure(
                        "time to restore, compare and clean up",
                        "VerifyRestore",
                        "verify-restore.json",
                        "backup-service",
                        "RestoreVerified",
                        "RestoreRefuted",
                        "RestoreInconclusive");
        if (answer.is("RestoreVerified")) {
            show(answer.data().path("evidence"));
            check(answer.data().path("evidence"));
        }
        out.println("\nWhat is left of the copy");
        checkRemoval(answer);
    }

    private void show(JsonNode evidence) {
        out.printf(
                "         backup %s up to LSN %s of timeline %s%n",
                evidence.path("backupId").asText(),
                evidence.path("targetLsn").asText(),
                evidence.path("timeline").asText());
        out.printf(
                "         %d tables, %d rows, %d bytes%n",
                evidence.path("tables").asInt(),
                evidence.path("rows").asLong(),
                evidence.path("bytes").asLong());
        measured("time to restore", evidence.path("timeToRestore"));
        measured("age of the restored data", evidence.path("dataAge"));
        evidence.path("leftOut").forEach(it -> out.printf("         left out: %s%n", it.asText()));
    }

    /** What the evidence does not say was not measured. */
    private void measured(String what, JsonNode duration) {
        if (duration.isTextual()) {
            checks.measured(
                    Figure.seconds(what, Duration.parse(duration.asText()).toNanos() / 1e9));
        }
    }

    private void check(JsonNode evidence) {
        checks.that(
                "how far the proof goes",
                "COMPARED",
                () -> evidence.path("proof").asText().toUpperCase(Locale.ROOT));
        checks.that("tables were compared", true, () -> evidence.path("tables").asInt() > 0);
        checks.that(
                "data checksums of the copy",
                true,
                () -> evidence.path("dataChecksums").asBoolean());
        evidence.path("sqlChecks")
                .forEach(it ->
                        checks.that(
                                "check '" + it.path("name").asText() + "' on the copy",
                                it.path("expected").asText(),
                                () -> it.path("found").asText()));
    }

    private void checkRemoval(Said answer) {
        var operation = answer.data().path("operation").asText();
        var copy = new ClusterRef(NAMESPACE, nameOfCopy(operation));
        checks.within(
                GARBAGE_COLLECTION,
                "objects of " + copy,
                List.of(),
                () -> new Remains(kubernetes, copy).names());
        checks.that("credentials of the copy", List.of(), () -> credentialsOf(copy));
        source.standbys()
                .forEach(it ->
                        checks.that(
                                "replay on " + it.name(), "not paused", () -> source.replayOf(it)));
    }

    private static String nameOfCopy(String operation) {
        return "verify-" + operation.substring(0, Math.min(8, operation.length()));
    }

    private List<String> credentialsOf(ClusterRef copy) throws IOException, InterruptedException {
        return stage.verificationIdentity().names().stream()
                .filter(it -> it.contains(copy.name()))
                .toList();
    }
}
