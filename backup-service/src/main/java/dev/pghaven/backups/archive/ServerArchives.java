package dev.pghaven.backups.archive;

import dev.pghaven.backups.ArchiveLocation;
import jakarta.enterprise.context.ApplicationScoped;

/** The archives of clusters, by where they are. */
@ApplicationScoped
public class ServerArchives {
    private final Archives archives;

    public ServerArchives(Archives archives) {
        this.archives = archives;
    }

    public ServerArchive at(ArchiveLocation location) {
        return new ServerArchive(archives.at(location.destination()), location.server());
    }
}
