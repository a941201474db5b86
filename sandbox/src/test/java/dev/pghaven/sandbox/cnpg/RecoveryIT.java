package dev.pghaven.sandbox.cnpg;

import static dev.pghaven.sandbox.cnpg.Clusters.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecoveryIT {
    private static final String HIGHEST = "SELECT coalesce(max(id), 0)::text FROM t";

    @TempDir private static Path data;
    private RecoveryFixture fixture;

    @BeforeAll
    void start() throws Exception {
        fixture = new RecoveryFixture(data, "127.66");
    }

    @BeforeEach
    void aTableThatGrows() throws Exception {
        fixture.write("DROP TABLE IF EXISTS t");
        fixture.write("CREATE TABLE t AS SELECT 1 AS id");
    }

    @AfterEach
    void removeTheCopies() {
        fixture.removeCopies();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    @Test
    void aCopyOfTwoInstancesGoesOnOnATimelineOfItsOwn() throws Exception {
        fixture.source.backUp();
        fixture.onSourceAsSuperuser("CREATE TABLE cold_t TABLESPACE cold AS SELECT 42 AS id");
        fixture.write("INSERT INTO t VALUES (2)");
        fixture.source.archiveWal();

        fixture.recover(
                "copy",
                RecoveryFixture.APP_DATABASE,
                "instances: 2\n  enableSuperuserAccess: true\n"
                        + "  tablespaces: [{name: cold, storage: {size: 1Gi}}]");
        fixture.clusters.awaitHealthy("copy", 2);

        assertThat(fixture.clusters.status("copy"))
                .containsEntry("timelineID", 2)
                .containsEntry("systemID", fixture.clusters.status("small").get("systemID"));
        assertThat(fixture.ask("copy", HIGHEST)).isEqualTo("2");
        assertThat(fixture.job("copy")).as("a job that has done its work goes").isNull();
        try (var standby = fixture.clusters.connect("copy-2", "app", "app-secret")) {
            assertThat(Clusters.row(standby, "SELECT pg_is_in_recovery()::text || max(id) FROM t"))
                    .isEqualTo("true2");
        }
        assertThat(fixture.askAsSuperuser("copy", "SELECT id::text FROM cold_t")).isEqualTo("42");
        fixture.write("INSERT INTO t VALUES (3)");
        assertThat(fixture.ask("copy", HIGHEST)).as("the source is another's").isEqualTo("2");
    }

    @Test
    void recoveryStopsWhereItIsTold() throws Exception {
        var first = fixture.source.backUp();
        fixture.write("INSERT INTO t VALUES (2)");
        fixture.onSource("SELECT pg_create_restore_point('before three')");
        var time = fixture.onSource("SELECT clock_timestamp()::text");
        var lsn = fixture.onSource("SELECT pg_current_wal_insert_lsn()::text");
        fixture.write("INSERT INTO t VALUES (3)");
        var second = fixture.source.backUp();
        fixture.write("INSERT INTO t VALUES (4)");
        fixture.source.archiveWal();

        fixture.recoverTo("lsn", "targetLSN: '" + lsn + "', exclusive: true");
        fixture.recoverTo("time", "targetTime: '" + time + "'");
        fixture.recoverTo("name", "targetName: before three, backupID: " + first.id());
        fixture.recoverTo("first", "targetImmediate: true, backupID: " + first.id());
        fixture.recoverTo("second", "targetImmediate: true, backupID: " + second.id());
        fixture.recoverTo("all", "backupID: " + first.id());

        assertThat(highest("lsn")).isEqualTo("2");
        assertThat(highest("time")).isEqualTo("2");
        assertThat(highest("name")).isEqualTo("2");
        assertThat(highest("first")).isEqualTo("1");
        assertThat(highest("second")).isEqualTo("3");
        assertThat(highest("all")).isEqualTo("4");
    }

    @Test
    void withoutADatabaseTheCopyGetsAnotherOneAndTheRoleAnotherPassword() throws Exception {
        fixture.source.backUp();

        fixture.recover("copy", "recoveryTarget: {targetTLI: '1'}", "instances: 1");
        fixture.clusters.awaitHealthy("copy", 1);

        var secret = fixture.clusters.password("copy-app");
        await().atMost(SOON)
                .ignoreExceptions()
                .untilAsserted(() -> {
                    try (var app = fixture.clusters.connect("copy-1", "app", secret)) {
                        assertThat(
                                        Clusters.rows(
                                                app,
                                                "SELECT datname FROM pg_database"
                                                        + " WHERE datname LIKE 'app%' ORDER BY 1"))
                                .containsExactly("app", "appdb");
                    }
                });
    }

    @Test
    void settingsAreTheCopysOnceItHasRecoveredWithThoseOfTheSource() throws Exception {
        fixture.clusters.patch(
                "small",
                "{\"spec\":{\"postgresql\":{\"parameters\":{\"max_connections\":\"200\"}}}}");
        await().atMost(SOON)
                .ignoreExceptions()
                .until(() -> fixture.onSource("SHOW max_connections").equals("200"));
        fixture.source.backUp();

        fixture.recover(
                "copy",
                RecoveryFixture.APP_DATABASE,
                "instances: 1\n  postgresql: {parameters: {max_connections: '50',"
                        + " max_logical_replication_workers: '0'}}");
        fixture.clusters.awaitHealthy("copy", 1);

        assertThat(fixture.ask("copy", "SHOW max_connections")).isEqualTo("50");
        assertThat(fixture.ask("copy", "SHOW max_logical_replication_workers")).isEqualTo("0");
    }

    private String highest(String copy) throws Exception {
        fixture.clusters.awaitHealthy(copy, 1);
        return fixture.ask(copy, HIGHEST);
    }
}
