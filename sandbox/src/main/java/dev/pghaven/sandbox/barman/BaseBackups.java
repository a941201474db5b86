package dev.pghaven.sandbox.barman;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The base backups of one server in its archive. */
public record BaseBackups(ArchiveLocation location) {
    private static final String INFO = "/backup.info";
    private static final Pattern ID = Pattern.compile("([^/]+)" + INFO);

    /** The oldest first; a folder without a {@code backup.info} is no backup. */
    public List<BackupInfo> list() throws IOException {
        var found = new ArrayList<BackupInfo>();
        for (var blob : location.blobs().list(location.base())) {
            var id = ID.matcher(blob.name().substring(location.base().length()));
            if (id.matches()) {
                find(id.group(1)).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    public Optional<BackupInfo> find(String id) throws IOException {
        var blob = location.blobs().get(location.base() + id + INFO);
        if (blob.isEmpty()) {
            return Optional.empty();
        }
        try (var in = blob.get()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Optional.of(BackupInfoText.read(id, text));
        }
    }

    /**
     * Backs up the server of {@code session}, which must be the backup's alone. A failure is
     * thrown, and told in a {@code backup.info} as well where that can still be written.
     */
    public BackupInfo upload(Connection session, Path pgData, BackupRequest request)
            throws IOException {
        return new BaseBackup(location, new LowLevelBackup(session), pgData, request).take();
    }

    /**
     * Unpacks into an empty folder. Tablespaces come to lie in place, below {@code pg_tblspc}:
     * where they lay is on this machine another server's.
     */
    public void restore(BackupInfo backup, Path pgData) throws IOException {
        new Restore(location, backup).into(pgData);
    }

    /** Deletes the backup, its {@code backup.info} last. */
    public void delete(String id) throws IOException {
        var folder = location.base() + id + "/";
        for (var blob : location.blobs().list(folder)) {
            if (!blob.name().equals(location.base() + id + INFO)) {
                location.blobs().delete(blob.name());
            }
        }
        location.blobs().delete(location.base() + id + INFO);
    }
}
