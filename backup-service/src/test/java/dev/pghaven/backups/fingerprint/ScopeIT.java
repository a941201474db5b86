package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What belongs to a fingerprint, and what is left out and said to be. */
class ScopeIT {
    private static OneServer database;

    @BeforeAll
    static void start() {
        database = OneServer.create();
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void anEmptySchema() {
        database.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    @Test
    void readsPartitionsOnceAndChildrenBesideTheirParents() {
        database.execute(
                "CREATE TABLE p (id int) PARTITION BY RANGE (id);"
                        + " CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);"
                        + " CREATE TABLE parent (id int);"
                        + " CREATE TABLE child () INHERITS (parent);"
                        + " INSERT INTO p VALUES (1); INSERT INTO child VALUES (1), (2)");

        assertThat(rowsByTable())
                .containsExactly(
                        "\"public\".\"child\" 2", "\"public\".\"p1\" 1", "\"public\".\"parent\" 0");
    }

    @Test
    void readsLargeObjects() {
        database.execute("SELECT lo_from_bytea(4711, 'abc')");

        assertThat(database.findingsAfter("SELECT lo_put(4711, 1, 'X')"))
                .singleElement()
                .asString()
                .contains("\"pg_catalog\".\"pg_largeobject\"");
        database.execute("SELECT lo_unlink(4711)");
    }

    @Test
    void readsMaterializedViewsAndStoredColumnsButNotVirtualOnes() {
        database.execute(
                "CREATE TABLE t (a int, s int GENERATED ALWAYS AS (a * 2) STORED,"
                        + " v int GENERATED ALWAYS AS (a * 3) VIRTUAL);"
                        + " INSERT INTO t VALUES (1);"
                        + " CREATE MATERIALIZED VIEW m AS SELECT a FROM t");

        assertThat(rowsByTable()).contains("\"public\".\"m\" 1", "\"public\".\"t\" 1");
        assertThat(database.findingsAfter("UPDATE t SET a = 2; REFRESH MATERIALIZED VIEW m"))
                .hasSize(2);
    }

    @Test
    void listsWhatItLeavesOut() {
        database.execute(
                "CREATE UNLOGGED TABLE fast (id int); CREATE SEQUENCE s;"
                        + " CREATE MATERIALIZED VIEW empty AS SELECT 1 WITH NO DATA;"
                        + " CREATE EXTENSION file_fdw; CREATE SERVER files FOREIGN DATA WRAPPER"
                        + " file_fdw; CREATE FOREIGN TABLE f (a text) SERVER files OPTIONS"
                        + " (filename '/nowhere')");

        assertThat(app().leftOut())
                .extracting(LeftOut::what)
                .containsExactlyInAnyOrder(
                        "table public.fast",
                        "table public.f",
                        "table public.empty",
                        "positions of sequences",
                        "schema pghaven");
        assertThat(
                        database.findingsAfter(
                                "INSERT INTO fast VALUES (1); SELECT nextval('s');"
                                        + " CREATE TABLE pghaven.ours (id int)"))
                .isEmpty();
        database.execute("DROP EXTENSION file_fdw CASCADE; DROP TABLE pghaven.ours");
    }

    @Test
    void listsDatabasesThatItMayNotEnter() {
        database.execute(
                "CREATE DATABASE secret; ", "REVOKE CONNECT ON DATABASE secret FROM public");

        assertThat(database.fingerprint().leftOut())
                .contains(new LeftOut("database secret", "role pghaven may not connect"));
        database.execute("DROP DATABASE secret");
    }

    /** As the source is read, and as its copy is. */
    @Test
    void aSuperuserWhoEntersMoreDatabasesFindsNothingElse() {
        database.execute(
                "CREATE DATABASE secret; ", "REVOKE CONNECT ON DATABASE secret FROM public");

        var comparison =
                Comparison.of(
                        database.fingerprint(), database.fingerprintAs("postgres", new Effort(1)));

        assertThat(comparison.findings()).isEmpty();
        assertThat(comparison.undecided()).isEmpty();
        assertThat(comparison.leftOut())
                .contains(new LeftOut("database secret", "role pghaven may not connect"));
        database.execute("DROP DATABASE secret");
    }

    /** A newer instance manager makes its roles on the copy that its source lacks. */
    @Test
    void rolesOfTheOperatorAreNoFindingAndListed() {
        assertThat(
                        database.findingsAfter(
                                "CREATE ROLE cnpg_metrics_exporter LOGIN IN ROLE pg_monitor;"
                                        + " CREATE ROLE streaming_replica REPLICATION;"
                                        + " CREATE ROLE cnpgs"))
                .containsExactly("role cnpgs: not defined / defined");
        assertThat(database.fingerprint().leftOut())
                .extracting(LeftOut::what)
                .contains("roles pghaven, streaming_replica and cnpg_*");
        database.execute("DROP ROLE cnpg_metrics_exporter, streaming_replica, cnpgs");
    }

    @Test
    void readsEveryDatabase() {
        database.execute("CREATE DATABASE other");

        assertThat(database.findingsAfter("DROP DATABASE other"))
                .containsExactly(
                        "database other: readable / not readable",
                        "database other: defined / not defined");
    }

    /**
     * A policy hides rows from whoever may not bypass it; that must not look like an empty table.
     */
    @Test
    void aTableHiddenByRowLevelSecurityIsUnreadableNotShort() {
        database.execute(
                "CREATE TABLE hidden (id int); INSERT INTO hidden VALUES (1);"
                        + " ALTER TABLE hidden ENABLE ROW LEVEL SECURITY");

        var whole = database.fingerprint();
        var blind = database.fingerprintAs("reader", new Effort(1));

        assertThat(rowsByTable()).contains("\"public\".\"hidden\" 1");
        assertThat(Comparison.of(whole, blind).findings())
                .singleElement()
                .satisfies(
                        it -> assertThat(it.what()).isEqualTo("app: table \"public\".\"hidden\""))
                .satisfies(it -> assertThat(it.found()).contains("row-level security"));
        assertThat(Comparison.of(blind, whole).undecided())
                .extracting(LeftOut::what)
                .containsExactly("app: table \"public\".\"hidden\"");
    }

    @Test
    void rowLevelSecurityThatIsSwitchedOnIsFound() {
        database.execute("CREATE TABLE t (id int)");

        assertThat(database.findingsAfter("ALTER TABLE t ENABLE ROW LEVEL SECURITY"))
                .singleElement()
                .asString()
                .startsWith("app: table public.t: definition");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DROP TABLE t | table \"public\".\"t\"",
                "CREATE TABLE u () | table \"public\".\"u\"",
                "DROP INDEX i | index public.i",
                "ALTER TABLE t ADD COLUMN c int | table public.t",
                "ALTER TABLE t ALTER a SET DEFAULT 2 | table public.t",
                "ALTER TABLE t DROP CONSTRAINT positive | constraint positive on public.t",
                "CREATE OR REPLACE VIEW v AS SELECT 2 AS one | view public.v",
                "CREATE OR REPLACE FUNCTION f() RETURNS int RETURN 2 | function public.f",
                "ALTER TYPE mood RENAME VALUE 'glad' TO 'sad' | type public.mood",
                "ALTER SEQUENCE s INCREMENT 2 | sequence public.s",
                "ALTER TABLE t DISABLE TRIGGER g | trigger g on public.t",
                "CREATE EXTENSION citext | extension citext",
                "CREATE POLICY p ON t | policy p on public.t",
                "GRANT SELECT ON t TO reader | table public.t",
                "CREATE SCHEMA more | schema more",
                "ALTER ROLE reader CREATEDB | role reader",
                "COMMENT ON TABLE t IS 'no data' | "
            })
    void namesTheObjectWhoseDefinitionChanged(String sql, String object) {
        database.execute(
                """
                CREATE TABLE t (a int DEFAULT 1, CONSTRAINT positive CHECK (a > 0));
                CREATE INDEX i ON t (a); CREATE VIEW v AS SELECT 1 AS one; CREATE SEQUENCE s;
                CREATE FUNCTION f() RETURNS int RETURN 1; CREATE TYPE mood AS ENUM ('glad');
                CREATE FUNCTION act() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
                CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION act()
                """);

        var findings = database.findingsAfter(sql);

        if (object == null) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).anySatisfy(it -> assertThat(it).contains(object + ": "));
        }
        database.execute("DROP SCHEMA IF EXISTS more; ALTER ROLE reader NOCREATEDB");
    }

    @Test
    void whatVacuumAndAnalyzeWriteIsNoFinding() {
        database.execute(
                "CREATE TABLE t AS SELECT i AS id FROM generate_series(1, 1000) i;"
                        + " CREATE INDEX ON t (id); DELETE FROM t WHERE id > 500;"
                        + " ALTER TABLE t ADD COLUMN c int DEFAULT 7");

        assertThat(
                        database.findingsAfter(
                                "VACUUM (FREEZE, ANALYZE)", "VACUUM FULL", "REINDEX TABLE t"))
                .isEmpty();
    }

    private static List<String> rowsByTable() {
        return app().tables().stream()
                .filter(it -> !it.name().startsWith("\"pg_catalog\""))
                .map(it -> it.name() + " " + it.rows())
                .toList();
    }

    private static DatabaseFingerprint app() {
        return database.fingerprint().databases().stream()
                .filter(it -> it.name().equals("app"))
                .findFirst()
                .orElseThrow();
    }
}
