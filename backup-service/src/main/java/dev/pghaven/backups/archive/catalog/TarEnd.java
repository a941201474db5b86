package dev.pghaven.backups.archive.catalog;

import dev.pghaven.backups.archive.wal.Compression;
import java.math.BigInteger;

/**
 * Tells by its last bytes whether a tar file was cut off. A tar ends with two empty blocks, gzip
 * with the plain length, bzip2 with a mark; the other formats end with nothing that can be told.
 */
final class TarEnd {
    static final int BYTES = 1024;

    private static final int BLOCK = 512;
    private static final BigInteger BZIP2_MARK = BigInteger.valueOf(0x1772_4538_5090L);
    private static final int BZIP2_MARK_BITS = 48;
    private static final int BZIP2_CHECKSUM_BITS = 32;

    private TarEnd() {}

    static boolean isThere(Compression compression, long size, byte[] tail) {
        return size > 0
                && switch (compression) {
                    case NONE -> size % BLOCK == 0 && tail.length == BYTES && isEmpty(tail);
                    case GZIP -> tail.length > 18 && plainLength(tail) % BLOCK == 0;
                    case BZIP2 -> tail.length > 14 && isMarked(tail);
                    case SNAPPY, LZ4, XZ, ZSTD -> true;
                };
    }

    private static boolean isEmpty(byte[] tail) {
        for (var it : tail) {
            if (it != 0) {
                return false;
            }
        }
        return true;
    }

    /** Modulo 4 GB, which is no harm: that is a multiple of a block too. */
    private static int plainLength(byte[] tail) {
        var at = tail.length - 4;
        return tail[at] & 0xFF | (tail[at + 1] & 0xFF) << 8;
    }

    /** bzip2 counts in bits: mark and checksum, then up to seven bits of padding. */
    private static boolean isMarked(byte[] tail) {
        var bits = new BigInteger(1, tail);
        var mask = BigInteger.ONE.shiftLeft(BZIP2_MARK_BITS).subtract(BigInteger.ONE);
        for (var padding = 0; padding < Byte.SIZE; padding++) {
            if (bits.shiftRight(BZIP2_CHECKSUM_BITS + padding).and(mask).equals(BZIP2_MARK)) {
                return true;
            }
        }
        return false;
    }
}
