package dev.pghaven.sandbox.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * The number by which PostgreSQL tells clusters apart. It stands first in {@code pg_control}, which
 * ends with a CRC-32C of what precedes it, and in the header of each WAL segment.
 */
record SystemIdentifier(long value) {
    private static final int SECONDS_SHIFT = 32;
    private static final int WAL_LONG_HEADER_OFFSET = 24;
    private static final int CONTROL_DATA_AT_MOST = 512;

    /** Like initdb's: the time in the upper half, so that identifiers grow, chance in the lower. */
    static SystemIdentifier random() {
        var seconds = Instant.now().getEpochSecond() << SECONDS_SHIFT;
        return new SystemIdentifier(seconds | (new SecureRandom().nextInt() & 0xFFFFFFFFL));
    }

    /** Only for a folder that no server has started on: it holds one segment. */
    void writeInto(Path pgData) throws IOException {
        var control = pgData.resolve("global/pg_control");
        var content = littleEndian(Files.readAllBytes(control));
        int checksumAt = checksumOffset(content);
        content.putLong(0, value);
        content.putInt(checksumAt, checksum(content, checksumAt));
        Files.write(control, content.array());
        try (var wal = Files.newDirectoryStream(pgData.resolve("pg_wal"), "0*")) {
            for (Path segment : wal) {
                writeIntoSegment(segment);
            }
        }
    }

    private void writeIntoSegment(Path segment) throws IOException {
        try (var channel = Files.newByteChannel(segment, StandardOpenOption.WRITE)) {
            channel.position(WAL_LONG_HEADER_OFFSET);
            channel.write(littleEndian(new byte[Long.BYTES]).putLong(value).flip());
        }
    }

    /** Its place differs between major versions; it is where the checksum fits. */
    private static int checksumOffset(ByteBuffer control) {
        for (int at = Long.BYTES; at < CONTROL_DATA_AT_MOST; at += Integer.BYTES) {
            if (control.getInt(at) == checksum(control, at)) {
                return at;
            }
        }
        throw new IllegalStateException("pg_control has no checksum that fits");
    }

    private static int checksum(ByteBuffer content, int length) {
        var crc = new CRC32C();
        crc.update(content.array(), 0, length);
        return (int) crc.getValue();
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
