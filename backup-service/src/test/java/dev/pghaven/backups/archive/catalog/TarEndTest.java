package dev.pghaven.backups.archive.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.archive.wal.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class TarEndTest {
    private final Random random = new Random(42);

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = Mode.INCLUDE,
            names = {"NONE", "GZIP", "BZIP2"})
    void isThereWhateverTheContent(Compression compression) throws Exception {
        for (var run = 0; run < 50; run++) {
            assertThat(isThere(compression, tar(compression, random.nextInt(50_000)))).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            mode = Mode.INCLUDE,
            names = {"NONE", "GZIP", "BZIP2"})
    void isMissingWhereverTheFileIsCut(Compression compression) throws Exception {
        var whole = tar(compression, 50_000);
        var overlooked = 0;
        for (var run = 0; run < 1000; run++) {
            var cut = Arrays.copyOf(whole, random.nextInt(whole.length - 10_240));
            overlooked += isThere(compression, cut) ? 1 : 0;
        }

        // gzip ends with a number of which nine bits are known.
        assertThat(overlooked).isLessThan(15);
    }

    @ParameterizedTest
    @EnumSource(Compression.class)
    void isMissingInAnEmptyFile(Compression compression) {
        assertThat(isThere(compression, new byte[0])).isFalse();
    }

    private static boolean isThere(Compression compression, byte[] file) {
        var tail = Arrays.copyOfRange(file, Math.max(0, file.length - TarEnd.BYTES), file.length);
        return TarEnd.isThere(compression, file.length, tail);
    }

    private byte[] tar(Compression compression, int size) throws IOException {
        var content = new byte[size];
        random.nextBytes(content);
        var bytes = new ByteArrayOutputStream();
        try (var tar = new TarArchiveOutputStream(open(compression, bytes))) {
            var entry = new TarArchiveEntry("PG_VERSION");
            entry.setSize(size);
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static OutputStream open(Compression compression, OutputStream out) throws IOException {
        return switch (compression) {
            case GZIP -> new GzipCompressorOutputStream(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case NONE, SNAPPY, LZ4, XZ, ZSTD -> out;
        };
    }
}
