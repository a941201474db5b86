package dev.pghaven.sandbox.barman;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** One base backup on its way back into a folder. */
record Restore(ArchiveLocation location, BackupInfo backup) {

    void into(Path pgData) throws IOException {
        refuseUnlessEmpty(pgData);
        unpack("data", pgData);
        for (var tablespace : backup.server().tablespaces()) {
            unpack(
                    "" + tablespace.oid(),
                    pgData.resolve("pg_tblspc").resolve("" + tablespace.oid()));
        }
        // Other tools may have put it there; it would have the server link the old places.
        Files.deleteIfExists(pgData.resolve("tablespace_map"));
    }

    private void unpack(String name, Path target) throws IOException {
        for (var compression : Compression.values()) {
            var blob = tar(name) + compression.suffix();
            var found = location.blobs().get(blob);
            if (found.isPresent()) {
                unpack(found.get(), compression, target, blob);
                return;
            }
        }
        throw new FileNotFoundException(tar(name) + " is not in the archive");
    }

    private String tar(String name) {
        return location.base() + backup.id() + "/" + name + ".tar";
    }

    private static void unpack(InputStream found, Compression compression, Path target, String blob)
            throws IOException {
        try (var in = compression.decompress(found)) {
            TarReader.unpack(in, target);
        } catch (IOException e) {
            throw new IOException("cannot unpack " + blob + ": " + e.getMessage(), e);
        }
    }

    private static void refuseUnlessEmpty(Path pgData) throws IOException {
        if (Files.notExists(pgData)) {
            return;
        }
        try (var files = Files.newDirectoryStream(pgData)) {
            if (files.iterator().hasNext()) {
                throw new IOException(pgData + " is not empty");
            }
        }
    }
}
