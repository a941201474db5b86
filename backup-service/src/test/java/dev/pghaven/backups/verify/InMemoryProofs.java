package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Proofs in the order in which they came. */
final class InMemoryProofs implements RestoreProofs {
    private final Map<UUID, RestoreProof> recorded = new LinkedHashMap<>();

    @Override
    public void record(RestoreProof proof) {
        recorded.putIfAbsent(proof.operation(), proof);
    }

    @Override
    public List<RestoreProof> of(ClusterRef cluster) {
        return recorded.values().stream().filter(it -> it.cluster().equals(cluster)).toList();
    }

    @Override
    public Optional<RestoreProof> newestVerified(ClusterRef cluster) {
        return of(cluster).stream()
                .filter(it -> it.verdict() == RestoreProof.Verdict.VERIFIED)
                .reduce((older, newer) -> newer);
    }
}
