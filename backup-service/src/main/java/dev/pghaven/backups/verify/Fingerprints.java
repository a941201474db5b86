package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Fingerprint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What source clusters held at known places in their logs. */
public interface Fingerprints {
    /** A place in the history of a database system. */
    record Place(String systemId, int timeline, Lsn lsn) {}

    void keep(Place place, Fingerprint fingerprint);

    Optional<Fingerprint> at(Place place);

    List<Place> of(String systemId);

    void forgetOlderThan(Duration age);
}
