package dev.pghaven.backups.retention;

import dev.pghaven.backups.archive.wal.Lsn;

/** Places in the logs of database systems of which it is known what they held. */
public interface KnownMoments {
    /** No backup leads to those before it any more. */
    void forgetBefore(String systemId, Lsn first);
}
