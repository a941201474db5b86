package dev.pghaven.backups.fingerprint.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fingerprint.Comparison;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.OneServer;
import dev.pghaven.backups.fingerprint.SourceCluster;
import dev.pghaven.backups.fingerprint.snapshot.Queries;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Damaged files: who finds them, and what they are called. */
class PhysicalChecksIT {
    private OneServer copy;
    private Fingerprint whole;

    @BeforeEach
    void start() {
        copy = OneServer.create();
        copy.execute(
                "CREATE TABLE t (id int PRIMARY KEY, tags int[], long text);"
                        + " INSERT INTO t SELECT i, ARRAY[i], md5(i::text)"
                        + " FROM generate_series(1, 20000) i;"
                        + " CREATE INDEX tags ON t USING gin (tags)",
                "CREATE TABLE big AS SELECT string_agg(md5(i::text), '') AS text"
                        + " FROM generate_series(1, 10000) i",
                "CHECKPOINT");
        whole = copy.fingerprint();
    }

    @AfterEach
    void stop() {
        copy.close();
    }

    @Test
    void aSoundCopyHasNoFindings() throws SQLException {
        var report = checks().run(PhysicalChecks.Tables.ALL);

        assertThat(report.findings()).isEmpty();
        assertThat(report.leftOut()).isEmpty();
        assertThat(report.dataChecksums()).isTrue();
        assertThat(report.tables()).isGreaterThan(100);
        assertThat(report.indexes()).isGreaterThan(100);
    }

    @Test
    void aFlippedByteInATablesPageIsFoundByReadingItOnce() throws Exception {
        flipAByteOf("t", 5);

        assertThat(Comparison.of(whole, copy.fingerprint()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("app: table \"public\".\"t\""))
                .satisfies(it -> assertThat(it.expected()).isEqualTo("20000 rows"))
                .satisfies(it -> assertThat(it.found()).contains("invalid page in block 5"));
    }

    @Test
    void aFlippedByteInLongValuesIsFoundWithTheirTable() throws Exception {
        flipAByteOf(toastOf("big"), 1);

        assertThat(Comparison.of(whole, copy.fingerprint()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("app: table \"public\".\"big\""))
                .satisfies(it -> assertThat(it.found()).contains("invalid page in block 1"));
    }

    @Test
    void aTruncatedFileIsFound() throws Exception {
        var file = pathOf("t");
        copy.server().stop();
        try (var open = new RandomAccessFile(copy.server().data().resolve(file).toFile(), "rw")) {
            open.setLength(open.length() / 2 / 8192 * 8192);
        }
        copy.server().start();

        assertThat(Comparison.of(whole, copy.fingerprint()).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.expected()).isEqualTo("20000 rows"));
    }

    @Test
    void aFlippedByteInAnIndexIsFoundByTheChecks() throws Exception {
        flipAByteOf("t_pkey", 3);
        flipAByteOf("tags", 2);

        assertThat(Comparison.of(whole, copy.fingerprint()).findings()).isEmpty();
        assertThat(checks().run(PhysicalChecks.Tables.CATALOGS_ONLY).findings())
                .extracting(Finding::what)
                .containsExactlyInAnyOrder("app: index public.t_pkey", "app: index public.tags");
    }

    @Test
    void tablesAreCheckedWhereNoFingerprintReadsThem() throws Exception {
        flipAByteOf("t", 5);

        assertThat(checks().run(PhysicalChecks.Tables.CATALOGS_ONLY).findings()).isEmpty();
        assertThat(checks().run(PhysicalChecks.Tables.ALL).findings())
                .singleElement()
                .satisfies(it -> assertThat(it.what()).isEqualTo("app: table public.t"))
                .satisfies(it -> assertThat(it.found()).contains("invalid page in block 5"));
    }

    private PhysicalChecks checks() {
        return new PhysicalChecks(SourceCluster.as("postgres", copy.server()), "app", 2);
    }

    private String toastOf(String table) throws SQLException {
        return ask(
                "SELECT reltoastrelid::regclass::text FROM pg_class WHERE relname = '%s'", table);
    }

    private String pathOf(String relation) throws SQLException {
        return ask("SELECT pg_relation_filepath('%s')", relation);
    }

    private String ask(String sql, String name) throws SQLException {
        try (var connection = SourceCluster.as("postgres", copy.server()).open("app")) {
            return Queries.text(connection, sql.formatted(name));
        }
    }

    private void flipAByteOf(String relation, int block) throws SQLException, IOException {
        var file = copy.server().data().resolve(pathOf(relation));
        copy.server().stop();
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            var place = block * 8192L + 5000;
            open.seek(place);
            var value = open.read();
            open.seek(place);
            open.write(value ^ 1);
        }
        copy.server().start();
    }
}
