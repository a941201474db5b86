package dev.pghaven.backups.verify;

import dev.pghaven.backups.fingerprint.Fingerprint;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fingerprints by their places. */
final class InMemoryFingerprints implements Fingerprints {
    private final Map<Place, Fingerprint> kept = new HashMap<>();

    @Override
    public void keep(Place place, Fingerprint fingerprint) {
        kept.putIfAbsent(place, fingerprint);
    }

    @Override
    public Optional<Fingerprint> at(Place place) {
        return Optional.ofNullable(kept.get(place));
    }

    @Override
    public List<Place> of(String systemId) {
        return kept.keySet().stream().filter(it -> it.systemId().equals(systemId)).toList();
    }

    /** All are of today. */
    @Override
    public void forgetOlderThan(Duration age) {}
}
