package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.Compression;
import dev.pghaven.sandbox.barman.WalArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** One WAL file on its way into the archive, as Barman's programs take it there. */
record WalUpload(Archives archives, PodAccount pod, Path pgData) {
    private static final String PROGRAM = "barman-cloud-wal-archive";

    void run(ConfiguredArchive archive, Path file) throws BarmanFailure {
        try {
            var location = archives.open(pod, archive.store(), archive.server());
            var check = new EmptyArchiveCheck(pgData);
            var wal = new WalArchive(location);
            check.require(wal, archive.server());
            wal.archive(file, compression(archive));
            check.passed();
        } catch (IOException | RuntimeException e) {
            throw BarmanFailure.of(PROGRAM, e);
        }
    }

    private static Compression compression(ConfiguredArchive archive) {
        return Optional.ofNullable(archive.store().wal().compression())
                .map(Compression::named)
                .orElse(Compression.NONE);
    }
}
