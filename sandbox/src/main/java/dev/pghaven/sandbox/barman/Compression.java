package dev.pghaven.sandbox.barman;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.xerial.snappy.SnappyFramedInputStream;
import org.xerial.snappy.SnappyFramedOutputStream;

/** How a blob is compressed, by the names that CNPG and Barman have for it. */
public enum Compression {
    NONE(""),
    GZIP(".gz"),
    BZIP2(".bz2"),
    SNAPPY(".snappy");

    private static final int BUFFER = 64 * 1024;

    private final String suffix;

    Compression(String suffix) {
        this.suffix = suffix;
    }

    /** Reads the name that stands in a Cluster; CNPG's others are not emulated. */
    public static Compression named(String name) {
        for (var each : values()) {
            if (each.barmanName().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "compression '" + name + "' is not emulated, only none, gzip, bzip2 and snappy");
    }

    static Compression ofBlob(String name) {
        for (var each : values()) {
            if (each != NONE && name.endsWith(each.suffix)) {
                return each;
            }
        }
        return NONE;
    }

    public String barmanName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String suffix() {
        return suffix;
    }

    /** Closing what it answers ends the compression, and closes {@code out} too. */
    OutputStream compress(OutputStream out) throws IOException {
        return switch (this) {
            case NONE -> out;
            case GZIP -> new FastGzip(out);
            case BZIP2 -> new BZip2CompressorOutputStream(out);
            case SNAPPY -> new SnappyFramedOutputStream(out);
        };
    }

    InputStream decompress(InputStream in) throws IOException {
        return switch (this) {
            case NONE -> in;
            case GZIP -> new GZIPInputStream(in, BUFFER);
            // Barman's parallel tools may write several streams one after the other.
            case BZIP2 -> new BZip2CompressorInputStream(in, true);
            case SNAPPY -> new SnappyFramedInputStream(in);
        };
    }

    /** The level is a developer's choice: level 6 takes three times as long. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
