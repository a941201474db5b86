package dev.pghaven.backups.archive.wal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HistoryFileTest {
    private static final byte[] TEXT = "1\t0/5000140\twhy\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @CsvSource({
        "GZIP, gz",
        "BZIP2, bzip2",
        "SNAPPY, snappy-framed",
        "LZ4, lz4-framed",
        "XZ, xz",
        "ZSTD, zstd"
    })
    void isReadWhateverItsCompression(Compression compression, String format) throws Exception {
        var read = HistoryFile.read(new WalFileName.History(2, compression), compressed(format));

        assertThat(read)
                .isInstanceOfSatisfying(
                        HistoryFile.Readable.class,
                        it ->
                                assertThat(it.history())
                                        .isEqualTo(TimelineHistory.of(2, "1\t0/5000140\twhy")));
    }

    @Test
    void isReadPlain() {
        assertThat(HistoryFile.read(new WalFileName.History(2, Compression.NONE), TEXT))
                .isInstanceOf(HistoryFile.Readable.class);
    }

    @Test
    void saysWhichTimelineCannotBeRead() {
        assertThat(HistoryFile.read(new WalFileName.History(2, Compression.GZIP), TEXT))
                .isInstanceOfSatisfying(
                        HistoryFile.Unreadable.class,
                        it -> assertThat(it.problem()).contains("timeline 2"));
    }

    private static byte[] compressed(String format) throws IOException, CompressorException {
        var bytes = new ByteArrayOutputStream();
        try (var out =
                CompressorStreamFactory.getSingleton()
                        .createCompressorOutputStream(format, bytes)) {
            out.write(TEXT);
        }
        return bytes.toByteArray();
    }
}
