package dev.pghaven.sandbox.cnpg.recovery;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.barman.WalArchive;
import dev.pghaven.sandbox.cnpg.command.CommandHandler;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * The instance manager's {@code wal-restore}: brings a file of WAL from the archive to where the
 * server wants it. Like CNPG's it fails in one way only: what cannot be fetched, be it absent or be
 * the storage away, is to the server the end of the WAL.
 */
public final class WalRestore implements CommandHandler, AutoCloseable {
    public static final String COMMAND = "wal-restore";

    private final WalPrefetch prefetch;
    private final Path pgData;
    private final Consumer<Path> owner;

    /** {@code owner} gives a file to whom the server runs as. */
    public WalRestore(
            ArchiveLocation archive,
            Path spool,
            int parallel,
            int segmentSize,
            Path pgData,
            Consumer<Path> owner) {
        this.prefetch = new WalPrefetch(new WalArchive(archive), spool, parallel, segmentSize);
        this.pgData = pgData;
        this.owner = owner;
    }

    @Override
    public void handle(String command, List<String> arguments) throws IOException {
        if (!command.equals(COMMAND) || arguments.size() != 2) {
            throw new IllegalArgumentException("not understood: " + command);
        }
        restore(arguments.getFirst(), pgData.resolve(arguments.getLast()));
    }

    /** Fetches it, so that the server finds it at once; absence is a failure of the recovery. */
    public void require(String segment) throws IOException {
        if (!prefetch.fetch(segment)) {
            throw new FileNotFoundException(segment + ": WAL not found");
        }
    }

    private void restore(String name, Path target) throws IOException {
        if (!prefetch.fetch(name)) {
            throw new FileNotFoundException(
                    "WAL file not found in the recovery object store: " + name);
        }
        owner.accept(prefetch.inSpool(name));
        Files.move(prefetch.inSpool(name), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public void close() throws IOException {
        prefetch.close();
    }
}
