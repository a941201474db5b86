package dev.pghaven.sandbox.barman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WalArchiveTest {
    private static final String SEGMENT = "00000001000000A0000000FE";

    @TempDir Path folder;
    private Path wal;
    private WalArchive archive;

    @BeforeEach
    void openArchive() throws IOException {
        var blobs = new FolderBlobs(folder.resolve("container"));
        archive = new WalArchive(ArchiveLocation.of(blobs, "prod", "orders"));
        wal = Files.createDirectory(folder.resolve("pg_wal"));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasArchivedComesBack(Compression compression) throws IOException {
        var content = segment(SEGMENT, 1);

        archive.archive(wal.resolve(SEGMENT), compression);

        var target = folder.resolve("RECOVERYXLOG");
        assertThat(archive.fetch(SEGMENT, target)).isTrue();
        assertThat(target).hasBinaryContent(content);
    }

    @Test
    void liesWhereBarmanPutsIt() throws IOException {
        segment(SEGMENT, 1);
        segment(SEGMENT + ".00000028.backup", 2);
        segment("00000002.history", 3);

        archive.archive(wal.resolve(SEGMENT), Compression.GZIP);
        archive.archive(wal.resolve(SEGMENT + ".00000028.backup"), Compression.NONE);
        archive.archive(wal.resolve("00000002.history"), Compression.BZIP2);

        var wals = folder.resolve("container/prod/orders/wals");
        assertThat(wals.resolve("00000001000000A0/" + SEGMENT + ".gz")).exists();
        assertThat(wals.resolve("00000001000000A0/" + SEGMENT + ".00000028.backup")).exists();
        assertThat(wals.resolve("00000002.history.bz2")).exists();
    }

    @ParameterizedTest
    @EnumSource
    void takesTheSameTwiceAndNothingElseInItsPlace(Compression compression) throws IOException {
        segment(SEGMENT, 1);
        archive.archive(wal.resolve(SEGMENT), compression);

        archive.archive(wal.resolve(SEGMENT), compression);

        segment(SEGMENT, 2);
        assertThatThrownBy(() -> archive.archive(wal.resolve(SEGMENT), compression))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("archived already, with another content");
    }

    @Test
    void touchesNothingWhereASegmentIsNotArchived() throws IOException {
        var target = Files.writeString(folder.resolve("RECOVERYXLOG"), "untouched");

        assertThat(archive.fetch(SEGMENT, target)).isFalse();

        assertThat(target).hasContent("untouched");
    }

    @Test
    void isEmptyUntilSomethingIsArchived() throws IOException {
        assertThat(archive.isEmpty()).isTrue();

        segment("00000002.history", 1);
        archive.archive(wal.resolve("00000002.history"), Compression.NONE);

        assertThat(archive.isEmpty()).isFalse();
    }

    @Test
    void refusesWhatIsNoWalAndCompressionsThatItDoesNotHave() throws IOException {
        Files.writeString(wal.resolve("passwords"), "secret");

        assertThatThrownBy(() -> archive.archive(wal.resolve("passwords"), Compression.NONE))
                .hasMessageContaining("not a WAL file's name: 'passwords'");
        assertThatThrownBy(() -> Compression.named("zstd"))
                .hasMessageContaining("'zstd' is not emulated");
    }

    private byte[] segment(String name, long seed) throws IOException {
        var bytes = new byte[300_000];
        new Random(seed).nextBytes(bytes);
        Files.write(wal.resolve(name), bytes);
        return bytes;
    }
}
