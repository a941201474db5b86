package dev.pghaven.backups.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes the hash of a table's content, and what does not. */
class ContentIT {
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
    void findsOneChangedRowInAHundredThousand() {
        database.execute(
                "CREATE TABLE t AS SELECT i AS id, 'row ' || i AS note FROM"
                        + " generate_series(1, 100000) i");

        assertThat(database.findingsAfter("UPDATE t SET note = 'Row 777' WHERE id = 777"))
                .singleElement()
                .asString()
                .startsWith("app: table \"public\".\"t\": 100000 rows with hash ");
    }

    @Test
    void findsAMissingRow() {
        database.execute("CREATE TABLE t AS SELECT i AS id FROM generate_series(1, 1000) i");

        assertThat(database.findingsAfter("DELETE FROM t WHERE id = 1000"))
                .containsExactly("app: table \"public\".\"t\": 1000 rows / 999 rows");
    }

    @Test
    void doesNotMindTheOrderOfRows() {
        database.execute(
                "CREATE TABLE t AS SELECT i AS id, i::text AS note FROM"
                        + " generate_series(1, 5000) i");

        assertThat(
                        database.findingsAfter(
                                "CREATE TEMPORARY TABLE kept AS SELECT * FROM t;"
                                        + " DELETE FROM t;"
                                        + " INSERT INTO t SELECT * FROM kept ORDER BY id DESC",
                                "VACUUM FULL t"))
                .isEmpty();
    }

    @Test
    void countsARowThatIsThereTwiceTwice() {
        database.execute("CREATE TABLE t (id int); INSERT INTO t VALUES (1), (1), (2), (2)");

        assertThat(database.findingsAfter("DELETE FROM t; INSERT INTO t VALUES (1), (1), (3), (3)"))
                .hasSize(1);
    }

    @Test
    void seesValuesThatChangedPlacesBetweenRows() {
        database.execute("CREATE TABLE t (a int, b int); INSERT INTO t VALUES (1, 2), (3, 4)");

        assertThat(database.findingsAfter("UPDATE t SET b = 6 - b")).hasSize(1);
    }

    @Test
    void seesValuesThatChangedPlacesBetweenColumns() {
        database.execute("CREATE TABLE t (a text, b text); INSERT INTO t VALUES ('x', 'y')");

        assertThat(database.findingsAfter("UPDATE t SET a = b, b = a")).hasSize(1);
        assertThat(database.findingsAfter("UPDATE t SET a = 'xy', b = ''")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "int | 1 | 2",
                "int | 0 | NULL",
                "bigint | 1 | 4294967296",
                "smallint | 1 | -1",
                "boolean | true | false",
                "boolean | false | NULL",
                "oid | 1 | 4000000000",
                "numeric | 1.0 | 1.00",
                "numeric | 5 | -5",
                "numeric | 'NaN' | 'Infinity'",
                "float8 | 0 | '-0'",
                "float8 | 0.1 | 0.10000000000000002",
                "float4 | 'NaN' | NULL",
                "text | '' | NULL",
                "text | 'a' | 'A'",
                "varchar(9) | 'a' | 'a '",
                "char(3) | 'a' | 'b'",
                "bpchar | 'a' | 'a '",
                "bytea | '\\x00' | '\\x0000'",
                "bytea | '' | NULL",
                "uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' | NULL",
                "uuid | 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11' |"
                        + " 'a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a12'",
                "date | '2026-01-02' | '2026-02-01'",
                "date | 'infinity' | '-infinity'",
                "timestamp | '294276-12-31' | 'infinity'",
                "timestamptz | '2026-01-01 00:00+00' | '2026-01-01 00:00:00.000001+00'",
                "interval | '1 month' | '30 days'",
                "timetz | '10:00+00' | '11:00+01'",
                "jsonb | '{\"a\": 1.0}' | '{\"a\": 1.00}'",
                "json | '{\"a\":1}' | '{\"a\": 1}'",
                "xml | '<a/>' | '<b/>'",
                "point | '(1,2)' | '(2,1)'",
                "inet | '10.0.0.1/8' | '10.0.0.1/9'",
                "int[] | '{1,2}' | '{2,1}'",
                "int[] | '{}' | NULL",
                "timestamptz[] | '{2026-01-01}' | '{2026-01-02}'",
                "int4range | '[1,3)' | '[1,4)'",
                "money | 1 | 2",
                "regclass | 'pg_class' | 'pg_type'",
                "tsvector | 'a' | 'b'",
                "bit(3) | '101' | '100'"
            })
    void seesEveryChangeOfAValue(String type, String one, String other) {
        database.execute("CREATE TABLE t (v %s); INSERT INTO t VALUES (%s)".formatted(type, one));

        assertThat(database.findingsAfter("UPDATE t SET v = " + other)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "datestyle = 'German, DMY'",
                "intervalstyle = 'sql_standard'",
                "timezone = 'Asia/Tokyo'",
                "extra_float_digits = -10",
                "bytea_output = 'escape'",
                "search_path = 'other', 'public'",
                "row_security = on",
                "lc_monetary = 'C'",
                "enable_seqscan = off"
            })
    void dependsOnNoSettingOfTheDatabase(String setting) {
        database.execute(
                """
                CREATE TYPE pair AS (at timestamptz, amount float4);
                CREATE TABLE t AS SELECT now() AS a, interval '1 day 2 hours' AS b, 0.1::float8 AS c,
                    '\\x01ff'::bytea AS d, 'pg_class'::regclass AS e, 12.5::money AS f,
                    ARRAY[now()] AS g, ROW(now(), 1.5)::pair AS h, tstzrange(now(), NULL) AS i
                FROM generate_series(1, 1000)
                """);
        var before = database.fingerprint().databases();

        database.execute("ALTER ROLE pghaven IN DATABASE app SET " + setting);

        var after = database.fingerprint().databases();
        database.execute("ALTER ROLE pghaven IN DATABASE app RESET ALL");
        assertThat(after).isEqualTo(before);
    }

    @Test
    void isTheSameWithAnyNumberOfProcesses() {
        database.execute(
                "CREATE TABLE large AS SELECT i AS id, repeat('x', 200) AS filler FROM"
                        + " generate_series(1, 100000) i",
                "CREATE TABLE small AS SELECT 1 AS one",
                "CREATE TABLE smaller AS SELECT 2 AS two");

        assertThat(database.fingerprintAs("pghaven", new Effort(4)))
                .isEqualTo(database.fingerprintAs("pghaven", new Effort(1)));
    }

    @Test
    void readsTablesOfAnyShape() {
        var columns = new StringBuilder("c0 int");
        for (int i = 1; i < 1600; i++) {
            columns.append(", c").append(i).append(" int");
        }
        database.execute(
                "CREATE TABLE wide (" + columns + "); INSERT INTO wide (c1599) VALUES (1)",
                "CREATE TABLE nothing (); INSERT INTO nothing DEFAULT VALUES",
                "CREATE TABLE \"Odd \"\"name\"\"; --\" (\"a \"\"b\"\" %\" int)",
                "CREATE TABLE toasted AS SELECT string_agg(md5(i::text), '') AS v FROM"
                        + " generate_series(1, 100000) i");

        assertThat(database.findingsAfter("UPDATE wide SET c1599 = NULL, c1598 = 1")).hasSize(1);
        assertThat(database.findingsAfter("INSERT INTO nothing DEFAULT VALUES"))
                .containsExactly("app: table \"public\".\"nothing\": 1 rows / 2 rows");
        assertThat(database.findingsAfter("INSERT INTO public.\"Odd \"\"name\"\"; --\" VALUES (1)"))
                .hasSize(1);
        assertThat(database.findingsAfter("UPDATE toasted SET v = overlay(v placing 'X' from 9)"))
                .hasSize(1);
    }
}
