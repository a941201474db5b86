package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.Said;
import dev.pghaven.sandbox.launcher.client.Stage;
import dev.pghaven.sandbox.launcher.demo.report.Figure;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The how-to's on-demand backup, and the list of its blobs. */
final class BackupChapter {
    private final Stage stage;
    private final Conversation conversation;
    private final ArchiveView archive;
    private final PrintStream out;
    private final Checks checks;

    BackupChapter(
            Stage stage,
            Conversation conversation,
            ArchiveView archive,
            PrintStream out,
            Checks checks) {
        this.stage = stage;
        this.conversation = conversation;
        this.archive = archive;
        this.out = out;
        this.checks = checks;
    }

    void tell() throws IOException, InterruptedException {
        var answer =
                conversation.ask(
                        "BackUpCluster",
                        "back-up-cluster.json",
                        "backup-service",
                        "BackupCompleted",
                        "BackupFailed");
        if (answer.is("BackupCompleted")) {
            show(answer);
            check(answer);
        }
    }

    private void show(Said backup) {
        var data = backup.data();
        out.printf(
                Locale.ROOT,
                "         backup %s by %s: data %.1f MB, WAL %.1f MB in %d segments%n",
                data.path("backupId").asText(),
                data.path("method").asText(),
                data.path("dataBytes").asLong() / 1e6,
                data.path("walBytes").asLong() / 1e6,
                data.path("walSegments").asInt());
        checks.measured(
                Figure.seconds(
                        "time to back up, by the operator's clock",
                        Duration.parse(data.path("took").asText()).toNanos() / 1e9));
        out.printf(
                "         first point of recoverability %s%n",
                data.path("firstRecoverabilityPoint").asText());
    }

    private void check(Said backup) throws IOException, InterruptedException {
        var id = backup.data().path("backupId").asText();
        out.println("\nWhat the archive holds");
        var blobs = stage.blobs(archive.folder() + "/");
        blobs.forEach(it -> out.printf("  %s%n", it));
        var base = archive.folder() + "/base/" + id + "/";
        checks.that("blobs " + base + "backup.info", 1, () -> count(blobs, base + "backup.info"));
        checks.that("blobs " + base + "data.tar*", 1, () -> count(blobs, base + "data.tar"));
        for (var edge : List.of("beginWal", "endWal")) {
            var segment = backup.data().path(edge).asText();
            checks.that(edge + " is a blob", segment, () -> foundIn(blobs, segment));
        }
        checks.that("the backup, by REST", "complete", () -> archive.stateOf(id));
        checks.that("the backups to restore from, by REST", List.of(id), archive::restorable);
        checks.that("gaps in the WAL, by REST", List.of(), archive::gaps);
    }

    private static long count(List<String> blobs, String beginning) {
        return blobs.stream().filter(it -> it.startsWith(beginning)).count();
    }

    private static String foundIn(List<String> blobs, String segment) {
        return blobs.stream().anyMatch(it -> it.contains("/" + segment)) ? segment : "missing";
    }
}
