package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.WalArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A new cluster must not write into an archive that has WAL already. A file in the data folder says
 * that nothing was archived yet; the first success takes it away.
 */
public record EmptyArchiveCheck(Path pgData) {
    private static final String PROGRAM = "barman-cloud-wal-archive";

    public void demand() throws IOException {
        Files.createFile(flag());
    }

    void require(WalArchive archive, String server) throws IOException, BarmanFailure {
        if (Files.exists(flag()) && !archive.isEmpty()) {
            throw BarmanFailure.refused(
                    PROGRAM,
                    "WAL archive check failed for server " + server + ": Expected empty archive");
        }
    }

    void passed() throws IOException {
        Files.deleteIfExists(flag());
    }

    private Path flag() {
        return pgData.resolve(".check-empty-wal-archive");
    }
}
