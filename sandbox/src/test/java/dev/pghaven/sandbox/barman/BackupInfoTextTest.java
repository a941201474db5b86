package dev.pghaven.sandbox.barman;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.barman.BackupInfo.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class BackupInfoTextTest {
    private static final BackedUpServer SERVER =
            new BackedUpServer(
                    "7412345678901234567",
                    180006,
                    "/var/lib/postgresql/data/pgdata",
                    16 << 20,
                    List.of(
                            new Tablespace("cold", 16390, "/var/lib/postgresql/tablespaces/cold"),
                            new Tablespace("it's \\hot", 16391, "/mnt/$1")),
                    "/pgdata/postgresql.conf",
                    "/pgdata/pg_hba.conf",
                    "/pgdata/pg_ident.conf");

    private static final BackupInfo DONE =
            new BackupInfo(
                    "20260821T030000",
                    Optional.of("backup-20260821030000"),
                    Status.DONE,
                    Optional.empty(),
                    SERVER,
                    Optional.of(position("2026-08-21T03:00:00.5Z", "3/28")),
                    Optional.of(position("2026-08-21T03:00:09Z", "3/1000158")),
                    Optional.of(
                            "START WAL LOCATION: 3/28 (file 000000020000000300000000)\nLABEL: \"it's\"\n"),
                    Compression.GZIP,
                    OptionalLong.of(4_000_000_000L));

    @Test
    void readsWhatItWrote() {
        assertThat(BackupInfoText.read(DONE.id(), BackupInfoText.write(DONE))).isEqualTo(DONE);
    }

    @Test
    void readsABackupThatFailedBeforeItBegan() {
        var failed =
                new BackupInfo(
                        "20260821T030000",
                        Optional.empty(),
                        Status.FAILED,
                        Optional.of("failure uploading data (no = such container)"),
                        SERVER,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Compression.NONE,
                        OptionalLong.empty());

        assertThat(BackupInfoText.read(failed.id(), BackupInfoText.write(failed)))
                .isEqualTo(failed);
    }

    @Test
    void writesPythonsValues() {
        assertThat(BackupInfoText.write(DONE).lines())
                .contains(
                        "begin_time=2026-08-21 03:00:00.500000+00:00",
                        "begin_xlog=3/28",
                        "begin_wal=000000020000000300000000",
                        "begin_offset=40",
                        "end_wal=000000020000000300000001",
                        "error=None",
                        "timeline=2",
                        "tablespaces=[('cold', 16390, '/var/lib/postgresql/tablespaces/cold'),"
                                + " (\"it's \\\\hot\", 16391, '/mnt/$1')]",
                        "backup_label='START WAL LOCATION: 3/28 (file 000000020000000300000000)\\n"
                                + "LABEL: \"it\\'s\"\\n'");
    }

    @Test
    void readsOtherZonesAndKeysOfLaterBarmans() {
        var text =
                BackupInfoText.write(DONE)
                                .replace("03:00:00.500000+00:00", "05:00:00.500000+0200")
                                .replace("03:00:09.000000+00:00", "03:00:09+00:00")
                        + "cluster_size=123\n";

        assertThat(BackupInfoText.read(DONE.id(), text)).isEqualTo(DONE);
    }

    private static Position position(String time, String lsn) {
        var parsed = Lsn.parse(lsn);
        return new Position(
                Instant.parse(time), parsed, parsed.segment(2, 16 << 20), parsed.offset(16 << 20));
    }
}
