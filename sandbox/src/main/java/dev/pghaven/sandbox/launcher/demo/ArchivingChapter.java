package dev.pghaven.sandbox.launcher.demo;

import dev.pghaven.sandbox.launcher.client.CloudIdentity;
import dev.pghaven.sandbox.launcher.client.CloudIdentity.Trust;
import dev.pghaven.sandbox.launcher.client.LiveCluster;
import dev.pghaven.sandbox.launcher.client.Stage;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** WAL reaches the archive, and only as long as Azure trusts the cluster's service account. */
final class ArchivingChapter {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The restore point first: a switch does nothing where nothing was written. */
    private static final String CLOSE_SEGMENT =
            """
            SELECT pg_walfile_name(pg_switch_wal())
            FROM (SELECT pg_create_restore_point('pghaven-demo') OFFSET 0) AS written
            """;

    private static final String LAST_FAILED =
            """
            SELECT CASE WHEN last_failed_time > coalesce(last_archived_time, '-infinity')
                        THEN last_failed_wal ELSE 'none' END
            FROM pg_stat_archiver
            """;

    private final Stage stage;
    private final LiveCluster live;
    private final ProvisionedCluster database;
    private final PrintStream out;
    private final Checks checks;

    ArchivingChapter(
            Stage stage,
            LiveCluster live,
            ProvisionedCluster database,
            PrintStream out,
            Checks checks) {
        this.stage = stage;
        this.live = live;
        this.database = database;
        this.out = out;
        this.checks = checks;
    }

    void tell() throws IOException, InterruptedException, SQLException {
        out.println("\nWAL archiving, with the federated credential and without it");
        archived("a closed WAL segment is archived", closeSegment());
        var identity = stage.podIdentity();
        var trust = trustOf(identity, live.serviceAccount());
        identity.remove(trust);
        String missing;
        try {
            missing = withoutTrust(identity);
        } finally {
            identity.put(trust);
        }
        withTrustAgain(missing);
    }

    private static Trust trustOf(CloudIdentity identity, String serviceAccount)
            throws IOException, InterruptedException {
        return identity.trusts().stream()
                .filter(it -> it.isOf(serviceAccount))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalStateException("no credential trusts " + serviceAccount));
    }

    private String withoutTrust(CloudIdentity identity)
            throws IOException, InterruptedException, SQLException {
        var answer = identity.answerTo(live.serviceAccountToken());
        out.printf("       %s%n", answer);
        checks.that(
                "Entra's answer to a pod without the credential",
                "AADSTS70021",
                () -> answer.split(":")[0]);
        var segment = closeSegment();
        checks.within(
                PATIENCE,
                "what the archiver failed to archive",
                segment,
                () -> database.statistic(LAST_FAILED));
        checks.within(
                PATIENCE,
                "condition ContinuousArchiving",
                "False",
                () -> live.archiving().status());
        out.printf("       %s%n", live.archiving().message());
        checks.that("blobs of that segment", List.of(), () -> blobsOf(segment));
        return segment;
    }

    /** A new segment wakes the archiver, which otherwise sleeps for a minute after failures. */
    private void withTrustAgain(String missing) throws SQLException {
        archived("the credential is back, and a segment is archived", closeSegment());
        checks.that("blobs of the segment that had failed", 1, () -> blobsOf(missing).size());
        checks.within(
                PATIENCE, "condition ContinuousArchiving", "True", () -> live.archiving().status());
    }

    private void archived(String what, String segment) {
        checks.within(PATIENCE, what, segment, () -> lastArchivedFrom(segment));
    }

    /** The segment itself also where a later one was archived since. */
    private String lastArchivedFrom(String segment) throws SQLException {
        var last =
                database.statistic("SELECT coalesce(last_archived_wal, '') FROM pg_stat_archiver");
        return last.compareTo(segment) > 0 ? segment : last;
    }

    private List<String> blobsOf(String segment) throws IOException, InterruptedException {
        return stage.blobs("").stream().filter(it -> it.contains(segment)).toList();
    }

    private String closeSegment() throws SQLException {
        return database.statistic(CLOSE_SEGMENT);
    }
}
