package dev.pghaven.sandbox.barman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.sandbox.barman.BackupInfo.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real server is backed up while it works, and recovered from what is in the archive. */
class BaseBackupsIT {
    /** All WAL that is written has to be compressed, too. */
    private static final int MOST_ROUNDS = 30;

    private static SmallServer source;

    @TempDir Path folder;

    @BeforeAll
    static void start(@TempDir Path home) throws Exception {
        source = SmallServer.fresh(home.resolve("source")).start();
        source.execute(
                "CREATE TABLESPACE cold LOCATION ''",
                "CREATE TABLE orders (id bigint PRIMARY KEY, note text)",
                "CREATE TABLE archived (id bigint) TABLESPACE cold",
                "INSERT INTO archived SELECT generate_series(1, 1000)",
                "INSERT INTO orders SELECT i, md5(i::text)" + " FROM generate_series(1, 20000) i");
    }

    @AfterAll
    static void stop() {
        source.close();
    }

    @ParameterizedTest
    @EnumSource
    void recoversAllThatWasCommittedAroundTheBackup(Compression compression) throws Exception {
        var location = ArchiveLocation.of(new FolderBlobs(folder), "", "orders");
        var backup = backUpUnderLoad(location, compression);
        source.execute("INSERT INTO archived VALUES (0)");
        source.archiveAll(new WalArchive(location), compression);
        var expected = fingerprint(source);

        var home = SmallServer.home(folder.resolve("copy-" + compression));
        new BaseBackups(location).restore(backup, home.resolve("pgdata"));
        var wal = fetchedWal(location, home);
        try (var copy = SmallServer.recovering(home, "cp " + wal + "/%f %p").start()) {
            assertThat(fingerprint(copy)).isEqualTo(expected);
            assertThat(copy.value("SELECT count(*) FROM archived WHERE id = 0")).isNotEqualTo("0");
        }
    }

    @Test
    void saysWhatItBackedUp() throws Exception {
        var location = ArchiveLocation.of(new FolderBlobs(folder), "some/path", "orders");

        var backup = backUp(location, Compression.GZIP);

        assertThat(new BaseBackups(location).list()).containsExactly(backup);
        assertThat(backup.status()).isEqualTo(Status.DONE);
        assertThat(backup.server().systemId())
                .isEqualTo(source.value("SELECT system_identifier FROM pg_control_system()"));
        assertThat(backup.server().tablespaces()).extracting(Tablespace::name).contains("cold");
        assertThat(backup.begin().orElseThrow().wal())
                .isEqualTo(
                        source.value(
                                "SELECT pg_walfile_name('%s')"
                                        .formatted(backup.begin().orElseThrow().lsn())));
        assertThat(backup.label().orElseThrow())
                .contains("START WAL LOCATION: " + backup.begin().orElseThrow().lsn());
        var names =
                location.blobs().list("some/path/orders/base/" + backup.id()).stream()
                        .map(it -> Path.of(it.name()).getFileName().toString());
        var oid = source.value("SELECT oid FROM pg_tablespace WHERE spcname = 'cold'");
        assertThat(names).containsExactlyInAnyOrder("backup.info", "data.tar.gz", oid + ".tar.gz");
    }

    @Test
    void tellsAFailureInTheArchiveToo() throws Exception {
        var failing = new FullBlobs(new FolderBlobs(folder));
        var location = ArchiveLocation.of(failing, "", "orders");

        assertThatThrownBy(() -> backUp(location, Compression.NONE))
                .hasMessageContaining("no space");

        var told = new BaseBackups(location).list().getFirst();
        assertThat(told.status()).isEqualTo(Status.FAILED);
        assertThat(told.error()).hasValueSatisfying(it -> assertThat(it).contains("no space"));
        assertThat(source.value("SELECT count(*) FROM pg_stat_progress_basebackup")).isEqualTo("0");
    }

    @Test
    void refusesAFolderThatIsInUse() throws Exception {
        var location = ArchiveLocation.of(new FolderBlobs(folder), "", "orders");
        var backup = backUp(location, Compression.NONE);
        var target = Files.createDirectory(folder.resolve("target"));
        Files.writeString(target.resolve("precious"), "");

        assertThatThrownBy(() -> new BaseBackups(location).restore(backup, target))
                .hasMessageContaining("is not empty");
    }

    private static BackupInfo backUpUnderLoad(ArchiveLocation location, Compression compression)
            throws Exception {
        var done = new AtomicBoolean();
        var writer =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int round = 0; round < MOST_ROUNDS && !done.get(); round++) {
                                write();
                            }
                        });
        try {
            return backUp(location, compression);
        } finally {
            done.set(true);
            writer.join();
        }
    }

    /** Files come, grow and vanish under the copy. */
    private static void write() {
        try {
            source.execute(
                    "INSERT INTO orders SELECT max(id) + 1, 'meanwhile' FROM orders",
                    "CREATE TABLE passing AS SELECT * FROM orders LIMIT 100",
                    "DROP TABLE passing");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static BackupInfo backUp(ArchiveLocation location, Compression compression)
            throws Exception {
        try (var session = source.open()) {
            return new BaseBackups(location)
                    .upload(
                            session,
                            source.pgData(),
                            new BackupRequest(Optional.of("backup-1"), compression, true));
        }
    }

    private static Path fetchedWal(ArchiveLocation location, Path home) throws IOException {
        var wal = Files.createDirectory(home.resolve("fetched"));
        for (var blob : location.blobs().list(location.wals())) {
            var name = blob.name().replaceFirst(".*/", "").replaceFirst("\\.(gz|bz2|snappy)$", "");
            new WalArchive(location).fetch(name, wal.resolve(name));
        }
        return wal;
    }

    private static String fingerprint(SmallServer server) throws Exception {
        return server.value(
                "SELECT (SELECT count(*) || ' ' || sum(hashtext(o::text)) FROM orders o) || ' '"
                        + " || (SELECT count(*) || ' ' || sum(id) FROM archived)");
    }

    /** Takes no more than what is small, as a disk that is nearly full. */
    private record FullBlobs(Blobs blobs) implements Blobs {
        @Override
        public void put(String name, Content content) throws IOException {
            if (name.endsWith("data.tar")) {
                throw new IOException("no space left\nin the account");
            }
            blobs.put(name, content);
        }

        @Override
        public boolean putIfAbsent(String name, byte[] bytes) throws IOException {
            return blobs.putIfAbsent(name, bytes);
        }

        @Override
        public Optional<InputStream> get(String name) throws IOException {
            return blobs.get(name);
        }

        @Override
        public List<Blob> list(String prefix) throws IOException {
            return blobs.list(prefix);
        }

        @Override
        public boolean delete(String name) throws IOException {
            return blobs.delete(name);
        }
    }
}
