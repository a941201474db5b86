package dev.pghaven.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps a second sandbox away from the same data; the system lets go when the process ends. */
public final class DataLock implements AutoCloseable {
    private static final String FILE = "sandbox.lock";

    private final FileChannel file;

    private DataLock(FileChannel file) {
        this.file = file;
    }

    public static DataLock take(Path data) {
        try {
            Files.createDirectories(data);
            var file =
                    FileChannel.open(
                            data.resolve(FILE),
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

    /** Whether a sandbox that lives uses the folder. */
    public static boolean isTaken(Path data) {
        try (var file = FileChannel.open(data.resolve(FILE), StandardOpenOption.WRITE)) {
            return file.tryLock() == null;
        } catch (NoSuchFileException nobodyYet) {
            return false;
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
