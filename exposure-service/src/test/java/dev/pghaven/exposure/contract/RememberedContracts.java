package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.operations.Announcement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is settled of one cluster, in memory. */
final class RememberedContracts implements Contracts {
    final List<Fact> told = new ArrayList<>();
    ContractState state = ContractState.fresh();
    Duration next = Duration.ZERO;
    private boolean away;

    /** Nobody answers any more. */
    void goAway() {
        away = true;
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        return List.of();
    }

    @Override
    public boolean settle(Claimed claimed, Finding finding, Duration after) {
        state = finding.state();
        next = after;
        finding.news().stream().map(Announcement::fact).forEach(told::add);
        return true;
    }

    @Override
    public Map<ClusterRef, ContractState> all() {
        if (away) {
            throw new IllegalStateException("the store is away");
        }
        return Map.of(Orders.REF, state);
    }

    @Override
    public Duration lateness() {
        return Duration.ofSeconds(7);
    }

    @Override
    public Optional<ContractState> of(ClusterRef cluster) {
        return Optional.of(state);
    }
}
