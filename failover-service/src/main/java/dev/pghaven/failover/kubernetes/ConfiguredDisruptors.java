package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.Disruptors;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Every way that there is an adapter for. */
@ApplicationScoped
class ConfiguredDisruptors implements Disruptors {
    private final List<Disruptor> all;

    ConfiguredDisruptors(@All List<Disruptor> all) {
        this.all = List.copyOf(all);
    }

    @Override
    public Optional<Disruptor> of(Disruption kind) {
        return all.stream().filter(it -> it.kind() == kind).findFirst();
    }
}
