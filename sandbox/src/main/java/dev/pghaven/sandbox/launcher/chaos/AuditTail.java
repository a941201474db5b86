package dev.pghaven.sandbox.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads what has been added to the audit log since the last time. */
final class AuditTail {
    private final Path file;
    private long read;

    AuditTail(Path file) {
        this.file = file;
    }

    /** Whole lines only: the last may be on its way. */
    List<Refused> news() {
        try (var channel = Files.newByteChannel(file)) {
            channel.position(read);
            var buffer = ByteBuffer.allocate((int) (channel.size() - read));
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // Until all of it is there.
            }
            var text = new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8);
            var whole = text.substring(0, text.lastIndexOf('\n') + 1);
            read += whole.getBytes(StandardCharsets.UTF_8).length;
            return whole.lines().map(Refused::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
