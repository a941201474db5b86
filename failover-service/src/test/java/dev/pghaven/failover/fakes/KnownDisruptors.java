package dev.pghaven.failover.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.Disruptors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes pods, and knows no other way; each pod has a successor at once. */
public final class KnownDisruptors implements Disruptors, Disruptor {
    private final Runnable failover;
    private final List<String> broken = new ArrayList<>();

    /**
     * @param failover what the operator does when the primary is broken
     */
    public KnownDisruptors(Runnable failover) {
        this.failover = failover;
    }

    @Override
    public Optional<Disruptor> of(Disruption kind) {
        return kind == kind() ? Optional.of(this) : Optional.empty();
    }

    @Override
    public Disruption kind() {
        return Disruption.DELETE_POD;
    }

    @Override
    public Optional<String> victimOf(ClusterRef cluster, String primary) {
        return Optional.of(primary + "/" + broken.size());
    }

    @Override
    public void disrupt(ClusterRef cluster, String primary, String victim) {
        if (victimOf(cluster, primary).filter(victim::equals).isPresent()) {
            broken.add(victim);
            failover.run();
        }
    }

    public List<String> broken() {
        return List.copyOf(broken);
    }
}
