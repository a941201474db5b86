package dev.pghaven.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second sandbox away from the same data; the system lets go when the process ends. */
final class DataLock implements AutoCloseable {
    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    static DataLock take(Path data) {
        try {
            Files.createDirectories(data);
            var file =
                    FileChannel.open(
                            data.resolve("sandbox.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (file.tryLock() == null) {
                file.close();
                throw new StartFailure("a sandbox runs on " + data + " already; stop it first");
            }
            // For people and scripts; the lock itself is what counts.
            var pid = Long.toString(ProcessHandle.current().pid());
            file.truncate(0).write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
            return new DataLock(file);
        } catch (IOException e) {
            throw new StartFailure("cannot use the data folder " + data + ": " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot release the data folder", e);
        }
    }
}
