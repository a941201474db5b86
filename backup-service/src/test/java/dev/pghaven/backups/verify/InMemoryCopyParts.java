package dev.pghaven.backups.verify;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.fakes.InMemoryClusters;
import java.util.List;
import java.util.Optional;

/** Volumes that outlive their Cluster by a few looks. */
final class InMemoryCopyParts implements CopyParts {
    private static final int LOOKS = 2;

    private final InMemoryClusters clusters;
    private Optional<String> failure = Optional.empty();
    private int looks;

    InMemoryCopyParts(InMemoryClusters clusters) {
        this.clusters = clusters;
    }

    @Override
    public List<String> leftOf(ClusterRef copy) {
        var gone = clusters.uidOf(copy).isEmpty() && ++looks > LOOKS;
        return gone ? List.of() : List.of("PersistentVolumeClaim " + copy.name() + "-1");
    }

    @Override
    public Optional<String> failureOf(ClusterRef copy) {
        return failure;
    }

    void failWith(String words) {
        failure = Optional.of(words);
    }
}
