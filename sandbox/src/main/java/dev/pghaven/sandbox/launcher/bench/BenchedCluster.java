package dev.pghaven.sandbox.launcher.bench;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.sandbox.launcher.client.Asked;
import dev.pghaven.sandbox.launcher.client.Exchange;
import dev.pghaven.sandbox.launcher.client.Said;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.function.Consumer;

/** The cluster that a bench measures with, made and asked as by any other system. */
record BenchedCluster(Exchange exchange, PrintStream out) {
    static final String DATABASE = "appdb";

    private static final Duration PATIENCE = Duration.ofMinutes(15);

    private static final Set<String> ENDS =
            Set.of(
                    "ClusterProvisioned",
                    "ProvisioningFailed",
                    "BackupCompleted",
                    "BackupFailed",
                    "RestoreVerified",
                    "RestoreRefuted",
                    "RestoreInconclusive",
                    "ClusterRemoved",
                    "RemovalFailed");

    /** With a standby, which a verification holds still, and two processors for each instance. */
    private static final String PROVISION =
            """
            {"cluster": "%s", "spec": {
              "instances": 2, "storage": {"size": "8Gi"},
              "resources": {"cpu": "2", "memory": "2Gi"},
              "bootstrap": {"database": "appdb", "owner": "app"},
              "placement": {"zones": "preferred", "nodes": "preferred"}}}
            """;

    /** A name of its own for each run: what another left in the archive is in nobody's way. */
    static ClusterRef named(Instant begun) {
        return new ClusterRef("bench", "run-" + Long.toString(begun.getEpochSecond(), 36));
    }

    ClusterRef ref() {
        return exchange.cluster();
    }

    void provision() {
        ask("ProvisionCluster", PROVISION, "provisioner", "ClusterProvisioned");
    }

    /** Answers the backup's id. */
    String backUp() {
        return ask("BackUpCluster", "{\"cluster\": \"%s\"}", "backup-service", "BackupCompleted")
                .data()
                .path("backupId")
                .asText();
    }

    /** Everything that a verification may do is asked for. */
    Said verify(Consumer<Said> listener) {
        return ask(
                "VerifyRestore",
                "{\"cluster\": \"%s\", \"target\": {\"type\": \"latest\"}, \"amcheck\": true}",
                "backup-service",
                "RestoreVerified",
                listener);
    }

    /** With its archive, which would be there still when the next sandbox starts. */
    void remove() {
        ask(
                "RemoveCluster",
                "{\"cluster\": \"%s\", \"deleteBackups\": true}",
                "provisioner",
                "ClusterRemoved");
    }

    private Said ask(String request, String json, String service, String hoped) {
        return ask(request, json, service, hoped, fact -> {});
    }

    private Said ask(
            String request, String json, String service, String hoped, Consumer<Said> listener) {
        out.printf("%n%s %s%n", request, ref());
        var answer =
                exchange.ask(
                        new Asked(request, json.formatted(ref()), service, ENDS),
                        PATIENCE,
                        listener);
        if (!answer.is(hoped)) {
            throw new BenchFailure(request + " ended as " + answer.inWords());
        }
        return answer;
    }
}
