package dev.pghaven.backups.verify;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Proofs in the order in which they came. */
final class InMemoryProofs implements RestoreProofs {
    private final Map<UUID, RestoreProof> recorded = new LinkedHashMap<>();

    @Override
    public void record(RestoreProof proof) {
        recorded.putIfAbsent(proof.operation(), proof);
    }

    /** All are of today. */
    @Override
    public void forgetOlderThan(Duration age) {}

    List<RestoreProof> all() {
        return List.copyOf(recorded.values());
    }
}
