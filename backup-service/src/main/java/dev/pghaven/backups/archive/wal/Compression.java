package dev.pghaven.backups.archive.wal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.compressors.CompressorException;
import org.apache.commons.compress.compressors.CompressorStreamFactory;

/** How Barman compresses, told by the end of a name. */
public enum Compression {
    NONE("", ""),
    GZIP(".gz", CompressorStreamFactory.GZIP),
    BZIP2(".bz2", CompressorStreamFactory.BZIP2),
    SNAPPY(".snappy", CompressorStreamFactory.SNAPPY_FRAMED),
    LZ4(".lz4", CompressorStreamFactory.LZ4_FRAMED),
    XZ(".xz", CompressorStreamFactory.XZ),
    ZSTD(".zst", CompressorStreamFactory.ZSTANDARD);

    private final String suffix;
    private final String format;

    Compression(String suffix, String format) {
        this.suffix = suffix;
        this.format = format;
    }

    /** Empty for an ending that Barman does not write. */
    public static Optional<Compression> ofSuffix(String suffix) {
        return Arrays.stream(values()).filter(it -> it.suffix.equals(suffix)).findFirst();
    }

    public String suffix() {
        return suffix;
    }

    public InputStream open(InputStream compressed) throws IOException {
        if (this == NONE) {
            return compressed;
        }
        try {
            return CompressorStreamFactory.getSingleton()
                    .createCompressorInputStream(format, compressed);
        } catch (CompressorException e) {
            throw new IOException("not in the format of " + suffix, e);
        }
    }
}
