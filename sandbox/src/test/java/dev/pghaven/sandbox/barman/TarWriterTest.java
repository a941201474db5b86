package dev.pghaven.sandbox.barman;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarWriterTest {
    /** The kernel says 4096 bytes, and gives fewer: a file that was truncated meanwhile. */
    private static final Path SHORTER = Path.of("/sys/kernel/mm/transparent_hugepage/enabled");

    /** The kernel says no bytes, and gives some: a file that grew meanwhile. */
    private static final Path LONGER = Path.of("/proc/self/status");

    @TempDir Path folder;

    @Test
    void padsWhatShrankAndCutsWhatGrew() throws IOException {
        var unpacked =
                throughATar(tar -> {
                    tar.file(SHORTER, "shrank");
                    tar.file(LONGER, "grew");
                    tar.text("backup_label", "the last");
                });

        assertThat(unpacked.resolve("shrank")).hasSize(Files.size(SHORTER));
        assertThat(unpacked.resolve("grew")).isEmptyFile();
        assertThat(unpacked.resolve("backup_label")).hasContent("the last");
    }

    @Test
    void leavesOutAndLeavesEmptyWhatItIsTold() throws IOException {
        var source = folder.resolve("source");
        for (var each : new String[] {"base/1/1259", "pg_wal/0001", "pg_tblspc/16384/1", "x.pid"}) {
            Files.createDirectories(source.resolve(each).getParent());
            Files.writeString(source.resolve(each), each);
        }
        Files.createSymbolicLink(source.resolve("linked"), source.resolve("base"));

        var unpacked =
                throughATar(tar ->
                        tar.folder(
                                source,
                                it -> it.endsWith("x.pid") || it.endsWith("16384"),
                                it -> it.endsWith("pg_wal")));

        assertThat(unpacked.resolve("base/1/1259")).hasContent("base/1/1259");
        assertThat(unpacked.resolve("pg_wal")).isEmptyDirectory();
        assertThat(unpacked.resolve("pg_tblspc")).isEmptyDirectory();
        assertThat(unpacked.resolve("x.pid")).doesNotExist();
        assertThat(unpacked.resolve("linked")).doesNotExist();
    }

    @Test
    void unpacksNothingOutsideOfItsFolder() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(bytes)) {
            tar.putArchiveEntry(new TarArchiveEntry("../outside"));
            tar.closeArchiveEntry();
        }

        assertThatThrownBy(() ->
                        TarReader.unpack(
                                new ByteArrayInputStream(bytes.toByteArray()),
                                folder.resolve("target")))
                .hasMessageContaining("leads out of the backup");
        assertThat(folder.resolve("outside")).doesNotExist();
    }

    private Path throughATar(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarWriter(bytes)) {
            writing.to(tar);
        }
        var target = folder.resolve("target");
        TarReader.unpack(new ByteArrayInputStream(bytes.toByteArray()), target);
        return target;
    }

    private interface Writing {
        void to(TarWriter tar) throws IOException;
    }
}
