package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static dev.pghaven.sandbox.cnpg.RecoveryFixture.APP_DATABASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pghaven.sandbox.barman.BackupInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL says itself what is wrong with a backup; the job's pod and its log repeat it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailedRecoveryIT {
    private static final int PAGE = 8192;
    private static final int SYSTEM_IDENTIFIER = 24;

    @TempDir private static Path data;
    private RecoveryFixture fixture;
    private DamagedArchive archive;
    private BackupInfo backup;
    private String segmentOfTwo;
    private String lsn;

    @BeforeAll
    void start() throws Exception {
        fixture = new RecoveryFixture(data, "127.67");
        fixture.write("CREATE TABLE t AS SELECT i AS id FROM generate_series(1, 1000) i");
        backup = fixture.source.backUp();
        segmentOfTwo = fixture.onSource("SELECT pg_walfile_name(pg_current_wal_lsn())");
        fixture.write("INSERT INTO t VALUES (1001)");
        fixture.source.archiveWal();
        fixture.write("INSERT INTO t VALUES (1002)");
        lsn = fixture.onSource("SELECT pg_current_wal_insert_lsn()::text");
        fixture.write("INSERT INTO t VALUES (1003)");
        fixture.source.archiveWal();
    }

    @BeforeEach
    void anArchiveOfItsOwn() throws Exception {
        archive = fixture.copyArchive();
    }

    @AfterEach
    void removeTheCopy() {
        fixture.emulation.archives().letIn();
        fixture.removeCopies();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void aSegmentThatIsMissingBeforeTheTarget() throws Exception {
        archive.deleteSegment(segmentOfTwo);

        assertThat(toTheTarget())
                .contains("FATAL:  recovery ended before configured recovery target was reached");
        assertThat(log("copy"))
                .contains("WAL file not found in the recovery object store: " + segmentOfTwo)
                .contains("restore error: while restoring cluster");
    }

    /** PostgreSQL cannot know that more should have come; whoever compares the data will. */
    @Test
    void aSegmentThatIsMissingWithoutATargetIsTheEnd() throws Exception {
        archive.deleteSegment(segmentOfTwo);

        fixture.recover("copy", APP_DATABASE, "instances: 1");
        fixture.clusters.awaitHealthy("copy", 1);

        assertThat(fixture.ask("copy", "SELECT max(id)::text FROM t")).isEqualTo("1000");
    }

    @Test
    void nothingWasCommittedAfterTheTargetsTime() {
        fixture.recover("copy", toTime("2099-01-01 00:00:00+00"), "instances: 1");

        assertThat(fixture.awaitFailure("copy"))
                .contains("recovery ended before configured recovery target was reached");
    }

    /** CNPG takes it and hands it on, but PostgreSQL knows no zone's name when it starts. */
    @Test
    void theTargetsTimeEndsWithAZ() throws Exception {
        fixture.recover("copy", toTime("2099-01-01T00:00:00Z"), "instances: 1");

        assertThat(fixture.awaitFailure("copy")).contains("contains errors");
        assertThat(log("copy")).contains("invalid value for parameter \"recovery_target_time\"");
    }

    @Test
    void theFirstSegmentIsMissing() throws Exception {
        archive.deleteSegment(backup.begin().orElseThrow().wal());

        assertThat(toTheTarget())
                .contains("while checking the presence of first needed WAL in the archive")
                .contains("WAL not found");
    }

    @Test
    void theWalIsAnotherSystems() throws Exception {
        archive.changeSegment(
                segmentOfTwo,
                segment -> {
                    ByteBuffer.wrap(segment)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(SYSTEM_IDENTIFIER, 42);
                    return segment;
                });

        assertThat(toTheTarget()).contains("recovery ended before configured recovery target");
        assertThat(log("copy")).contains("WAL file is from different database system");
    }

    @Test
    void theDataAreCutShort() throws Exception {
        archive.truncateData(backup);

        assertThat(toTheTarget()).contains("cannot unpack").contains("data.tar.gz");
    }

    /** Neither recovery nor a checksum sees it; whoever counts the rows does. */
    @Test
    void aFileIsCutShortAndTheWalDoesNotBringItBack() throws Exception {
        var file = fixture.onSource("SELECT pg_relation_filepath('t')");
        archive.changeFile(backup, file, table -> Arrays.copyOf(table, PAGE));

        fixture.recover("copy", target(), "instances: 1");
        fixture.clusters.awaitHealthy("copy", 1);

        assertThat(fixture.ask("copy", "SELECT (count(*) < 1002)::text FROM t")).isEqualTo("true");
    }

    /** Recovery does not read what the WAL does not touch; the copy's first reader does. */
    @Test
    void aByteOfAPageIsAnother() throws Exception {
        var file = fixture.onSource("SELECT pg_relation_filepath('t')");
        archive.changeFile(
                backup,
                file,
                table -> {
                    table[100] ^= 1;
                    return table;
                });

        fixture.recover("copy", target(), "instances: 1");
        fixture.clusters.awaitHealthy("copy", 1);

        assertThatThrownBy(() -> fixture.ask("copy", "SELECT count(*)::text FROM t"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("invalid page in block 0 of relation");
    }

    @Test
    void thereIsNoBackup() throws Exception {
        archive.deleteInfo(backup);

        assertThat(toTheTarget()).isEqualTo("no target backup found");
    }

    @Test
    void theDestinationIsInUse() {
        fixture.recover(
                "copy",
                APP_DATABASE,
                "instances: 1\n  backup: {barmanObjectStore: {destinationPath:"
                        + " 'https://account.blob.sandbox.test/backups', serverName: "
                        + fixture.archive()
                        + ","
                        + " azureCredentials: {inheritFromAzureAD: true}}}");

        assertThat(fixture.awaitFailure("copy")).contains("Expected empty archive");
    }

    @Test
    void aRecoveryThatNeverEndsGoesWithItsCluster() {
        fixture.emulation.archives().hang();
        fixture.recover("copy", target(), "instances: 1");
        await().atMost(SOON).until(() -> fixture.job("copy") != null && fixture.isRunning("copy"));

        fixture.remove("copy");

        await().atMost(SOON)
                .untilAsserted(() -> {
                    assertThat(fixture.isRunning("copy")).isFalse();
                    assertThat(fixture.job("copy")).isNull();
                });
    }

    private String toTheTarget() {
        fixture.recover("copy", target(), "instances: 1");
        return fixture.awaitFailure("copy");
    }

    private String target() {
        return APP_DATABASE + ", recoveryTarget: {targetLSN: '" + lsn + "', exclusive: true}";
    }

    private static String toTime(String time) {
        return APP_DATABASE + ", recoveryTarget: {targetTime: '" + time + "'}";
    }

    private String log(String cluster) throws Exception {
        try (var logs = Files.list(data.resolve("logs"))) {
            var pod = "shop_" + cluster + "-1-full-recovery-";
            return Files.readString(
                    logs.filter(log -> log.getFileName().toString().startsWith(pod))
                            .max(Comparator.comparing(log -> log.toFile().lastModified()))
                            .orElseThrow());
        }
    }
}
