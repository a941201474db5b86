package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.PastDrills;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** No drill has been, unless a test says otherwise. */
public final class RememberedDrills implements PastDrills {
    private final List<UUID> noted = new ArrayList<>();
    private Optional<Duration> sinceLast = Optional.empty();

    @Override
    public Optional<Duration> sinceLast(ClusterRef cluster) {
        return sinceLast;
    }

    @Override
    public void note(ClusterRef cluster, UUID operation) {
        noted.add(operation);
    }

    public void lastWas(Duration ago) {
        sinceLast = Optional.of(ago);
    }

    public List<UUID> noted() {
        return List.copyOf(noted);
    }
}
