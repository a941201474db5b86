package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.operations.watch.NoAnswerException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Looks at all endpoints of a cluster, unless it has to be waited for. Whether it has to is asked
 * before and after: what was seen while the primary moved says nothing.
 */
@ApplicationScoped
class ContractLooks {
    private final Stillnesses stillnesses;
    private final EndpointLooks looks;
    private final ExposedClusters exposed;
    private final ContractConfiguration config;

    ContractLooks(
            Stillnesses stillnesses,
            EndpointLooks looks,
            ExposedClusters exposed,
            ContractConfiguration config) {
        this.stillnesses = stillnesses;
        this.looks = looks;
        this.exposed = exposed;
        this.config = config;
    }

    Sight look(ExposedCluster cluster, ContractState before) {
        try {
            var still = stillnesses.of(cluster);
            return still.isPresent()
                    ? look(cluster, before, still.get(), Instant.now())
                    : gone(cluster, Instant.now());
        } catch (NoAnswerException e) {
            return new Sight.Nothing(e.getMessage());
        }
    }

    /** Whoever removes it conceals it as well. */
    private Sight gone(ExposedCluster cluster, Instant at) throws NoAnswerException {
        var changing = stillnesses.changing(cluster);
        if (changing.isPresent()) {
            return new Sight.Nothing(changing.get() + " changes the cluster, which is gone");
        }
        return isStillExposed(cluster)
                ? new Sight.Seen(
                        at,
                        cluster.endpoints().stream()
                                .<EndpointSight>map(EndpointSight.Gone::new)
                                .toList())
                : new Sight.Nothing("it was exposed anew, or removed, meanwhile");
    }

    private boolean isStillExposed(ExposedCluster cluster) {
        return exposed.find(cluster.cluster()).equals(Optional.of(cluster));
    }

    private Sight look(ExposedCluster cluster, ContractState before, Stillness still, Instant at)
            throws NoAnswerException {
        var seen =
                Together.each(
                        cluster.endpoints(), it -> turnTo(cluster, it, before.of(it), still, at));
        var after = stillnesses.of(cluster);
        if (after.isEmpty() || !isStillExposed(cluster)) {
            return new Sight.Nothing("it was exposed anew, or removed, meanwhile");
        }
        return new Sight.Seen(
                at, seen.stream().map(it -> stillSo(it, still, after.get())).toList());
    }

    private EndpointSight turnTo(
            ExposedCluster cluster,
            ExposedEndpoint endpoint,
            EndpointState before,
            Stillness still,
            Instant at) {
        var unrest = still.unrest(endpoint.role());
        if (unrest.filter(it -> isWaitedFor(it, before, at)).isPresent()) {
            return new EndpointSight.Waits(endpoint, unrest.get());
        }
        var lastWrite =
                before.lastWrite().filter(_ -> !before.isWriteDue(config.writeInterval(), at));
        var look = looks.look(cluster, endpoint, lastWrite);
        return new EndpointSight.Looked(endpoint, look, unrest.isEmpty());
    }

    private boolean isWaitedFor(Unrest unrest, EndpointState before, Instant at) {
        return unrest.wanted() || !before.hasWaited(config.settledWithin(), at);
    }

    /** Who has waited for too long is not kept waiting by the same unrest. */
    private static EndpointSight stillSo(EndpointSight sight, Stillness before, Stillness after) {
        return switch (sight) {
            case EndpointSight.Waits it -> it;
            case EndpointSight.Gone it -> it;
            case EndpointSight.Looked it when !it.settled() -> it;
            case EndpointSight.Looked it ->
                    after.unrestSince(before, it.endpoint().role())
                            .<EndpointSight>map(why -> new EndpointSight.Waits(it.endpoint(), why))
                            .orElse(it);
        };
    }
}
