package dev.pghaven.backups.archive.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.SegmentSize;
import dev.pghaven.backups.archive.wal.WalSegment;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupInfoFileTest {
    private static final String DONE =
            """
            backup_label='START WAL LOCATION: 0/4000028 (file 000000010000000000000004)\\nLABEL: a=b\\n'
            backup_name=backup-20260605121314
            begin_offset=40
            begin_time=2026-06-05 12:13:14.123456+00:00
            begin_wal=000000010000000000000004
            begin_xlog=0/4000028
            children_backup_ids=None
            compression=None
            copy_stats={'total_time': 1.5, 'copy_time': 1.25}
            encryption=None
            end_offset=288
            end_time=2026-06-05 14:13:20+02:00
            end_wal=000000010000000000000006
            end_xlog=0/6000120
            error=None
            included_files=None
            server_name=cloud
            size=41943040
            something_of_the_future={'a': 1}
            status=DONE
            systemid=7349102645038178328
            tablespaces=[('fast', 16385, '/var/lib/fast'), ("it's", 16386, '/a\\\\b')]
            timeline=1
            version=180006
            xlog_segment_size=16777216
            """;

    private static InfoReading read(String text) {
        return BackupInfoFile.read("20260605T121314", text);
    }

    private static BackupInfo info(String text) {
        return ((InfoReading.Done) read(text)).info();
    }

    private static String without(String key) {
        return DONE.replaceAll("(?m)^" + key + "=.*\n", "");
    }

    private static String with(String key, String value) {
        return without(key) + key + "=" + value + "\n";
    }

    @Test
    void tellsWhatARestoreNeeds() {
        var info = info(DONE);

        assertThat(info.id()).isEqualTo("20260605T121314");
        assertThat(info.name()).contains("backup-20260605121314");
        assertThat(info.systemId()).contains("7349102645038178328");
        assertThat(info.version()).isEqualTo(180006);
        assertThat(info.size()).hasValue(41943040);
        assertThat(info.span().begin())
                .isEqualTo(
                        new BackupSpan.Edge(
                                WalSegment.of("000000010000000000000004"),
                                Lsn.of("0/4000028"),
                                Instant.parse("2026-06-05T12:13:14.123456Z")));
        assertThat(info.span().end())
                .isEqualTo(
                        new BackupSpan.Edge(
                                WalSegment.of("000000010000000000000006"),
                                Lsn.of("0/6000120"),
                                Instant.parse("2026-06-05T12:13:20Z")));
        assertThat(info.tablespaces())
                .containsExactly(
                        new Tablespace("fast", 16385, "/var/lib/fast"),
                        new Tablespace("it's", 16386, "/a\\b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "backup_name",
                "systemid",
                "size",
                "tablespaces",
                "xlog_segment_size",
                "error",
                "timeline",
                "backup_label"
            })
    void goesWithoutTheseKeys(String key) {
        assertThat(read(without(key))).isInstanceOf(InfoReading.Done.class);
        assertThat(read(with(key, "None"))).isInstanceOf(InfoReading.Done.class);
    }

    @Test
    void takesTheUsualSegmentSizeWhereNoneIsNamed() {
        assertThat(info(without("xlog_segment_size")).span().segmentSize())
                .isEqualTo(SegmentSize.USUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "begin_wal",
                "begin_xlog",
                "begin_time",
                "end_wal",
                "end_xlog",
                "end_time",
                "version"
            })
    void namesTheKeyThatIsMissing(String key) {
        assertThat(read(without(key))).isEqualTo(new InfoReading.Invalid(key + " is missing"));
        assertThat(read(with(key, "None"))).isEqualTo(new InfoReading.Invalid(key + " is missing"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "status            | FINE",
                "begin_wal         | 00000001000000000000000X",
                "begin_xlog        | 0-4000028",
                "begin_time        | yesterday",
                "end_time          | 2026-06-31 12:00:00+00:00",
                "version           | eighteen",
                "xlog_segment_size | 12345678",
                "size              | big",
                "tablespaces       | [('fast', 16385)]",
                "tablespaces       | ('fast', 16385, '/a')",
                "tablespaces       | [('fast', 16385, '/a') ('slow', 16386, '/b')] x"
            })
    void namesTheKeyThatMakesNoSense(String key, String value) {
        assertThat(read(with(key, value)))
                .isInstanceOfSatisfying(
                        InfoReading.Invalid.class,
                        it -> assertThat(it.problem()).startsWith(key).contains("'" + value));
    }

    @Test
    void mustNameTheSegmentThatHoldsItsPlaceInTheLog() {
        assertThat(read(with("begin_wal", "000000010000000000000005")))
                .isEqualTo(
                        new InfoReading.Invalid(
                                "begin_wal is 000000010000000000000005, which does not hold"
                                        + " begin_xlog 0/4000028"));
    }

    /** Before version 17 PostgreSQL names the segment that ends there, since then the next. */
    @ParameterizedTest
    @ValueSource(strings = {"000000010000000000000005", "000000010000000000000006"})
    void mayEndWhereASegmentEnds(String segment) {
        assertThat(read(with("end_wal", segment).replace("0/6000120", "0/6000000")))
                .isInstanceOf(InfoReading.Done.class);
    }

    @Test
    void mustNotEndBeforeItBegins() {
        var text = with("end_wal", "000000010000000000000003").replace("0/6000120", "0/3000028");

        assertThat(read(text))
                .isInstanceOfSatisfying(
                        InfoReading.Invalid.class,
                        it -> assertThat(it.problem()).contains("ends at 0/3000028"));
    }

    @Test
    void saysWhyABackupFailed() {
        assertThat(read("status=FAILED\nerror=failure uploading data (disk full)\nend_wal=None\n"))
                .isEqualTo(new InfoReading.Failed("failure uploading data (disk full)"));
        assertThat(read("status=FAILED\n"))
                .isEqualTo(new InfoReading.Failed("Barman gives no reason"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EMPTY", "STARTED", "SYNCING", "WAITING_FOR_WALS"})
    void saysThatABackupIsNotDone(String status) {
        assertThat(read("status=" + status))
                .isEqualTo(new InfoReading.Unfinished(BackupStatus.valueOf(status)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "# nothing but a comment\n"})
    void saysThatAnEmptyFileIsInvalid(String text) {
        assertThat(read(text)).isEqualTo(new InfoReading.Invalid("status is missing"));
    }

    @Test
    void saysThatALineIsNoKeyWithAValue() {
        assertThat(read("status=DONE\n<html>\n"))
                .isEqualTo(new InfoReading.Invalid("line '<html>' is not key=value"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-06-05 12:13:14+00:00",
                "2026-06-05 12:13:14",
                "2026-06-05T12:13:14Z",
                "2026-06-05 14:13:14.000+0200",
                "2026-06-05 05:13:14-07"
            })
    void readsTimesAsPythonWritesThem(String time) {
        assertThat(info(with("begin_time", time)).span().begin().time())
                .isEqualTo(Instant.parse("2026-06-05T12:13:14Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[('a', 1, '/x')]            | a",
                "[(u'a', 1, u'/x'),]         | a",
                "[('it\\'s', 1, '/x')]       | it's",
                "[(\"it's\", 1, '/x')]       | it's",
                "[('\\xe9t\\u00e9', 1, '/')] | été",
                "[ ( 'a, (b)' , 1 , '/x' ) ] | a, (b)"
            })
    void readsTablespacesAsPythonWritesThem(String list, String name) {
        assertThat(info(with("tablespaces", list)).tablespaces())
                .extracting(Tablespace::name)
                .containsExactly(name);
    }

    @Test
    void readsAnEmptyListOfTablespaces() {
        assertThat(info(with("tablespaces", "[]")).tablespaces()).isEmpty();
    }
}
