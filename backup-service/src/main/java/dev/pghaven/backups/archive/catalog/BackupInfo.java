package dev.pghaven.backups.archive.catalog;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What {@code backup.info} says of a backup that was completed.
 *
 * @param name the name that CNPG gave it
 * @param systemId the identifier of the database system, which a restored copy must show too
 * @param version as PostgreSQL's {@code server_version_num}
 * @param size bytes in the archive, where Barman noted them
 */
public record BackupInfo(
        String id,
        Optional<String> name,
        Optional<String> systemId,
        int version,
        BackupSpan span,
        OptionalLong size,
        List<Tablespace> tablespaces) {
    public BackupInfo {
        tablespaces = List.copyOf(tablespaces);
    }
}
