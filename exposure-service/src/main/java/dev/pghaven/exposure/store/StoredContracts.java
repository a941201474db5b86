package dev.pghaven.exposure.store;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.exposure.ExposedClusters;
import dev.pghaven.exposure.contract.Claimed;
import dev.pghaven.exposure.contract.ContractState;
import dev.pghaven.exposure.contract.Contracts;
import dev.pghaven.exposure.contract.Finding;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.watch.Rounds;
import dev.pghaven.operations.watch.Turn;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** The contract watch in the service's store. */
@ApplicationScoped
class StoredContracts implements Contracts {
    private static final String TABLE = "exposure_service.endpoint_contract";
    private static final String CLUSTERS = "select cluster from exposure_service.exposed_cluster";

    private final Rounds rounds;
    private final ExposedClusters exposed;

    StoredContracts(DataSource dataSource, Engine engine, ExposedClusters exposed) {
        this.rounds = new Rounds(dataSource, engine.announcements(), TABLE, CLUSTERS);
        this.exposed = exposed;
    }

    @Override
    public List<Claimed> claim(int most, Duration lease) {
        return rounds.claim(most, lease).stream()
                .map(this::claimed)
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public boolean settle(Claimed claimed, Finding finding, Duration next) {
        return rounds.settle(claimed.turn(), Json.write(finding.state()), finding.news(), next);
    }

    @Override
    public Map<ClusterRef, ContractState> all() {
        return rounds.all().stream()
                .collect(Collectors.toMap(Turn::cluster, StoredContracts::stateOf));
    }

    @Override
    public Optional<ContractState> of(ClusterRef cluster) {
        return rounds.find(cluster).map(StoredContracts::stateOf);
    }

    @Override
    public Duration lateness() {
        return rounds.lateness();
    }

    /** Empty if it was concealed in the meantime. */
    private Optional<Claimed> claimed(Turn turn) {
        return exposed.find(turn.cluster()).map(it -> new Claimed(turn, it, stateOf(turn)));
    }

    private static ContractState stateOf(Turn turn) {
        return turn.state()
                .map(it -> Json.read(it, ContractState.class))
                .orElseGet(ContractState::fresh);
    }
}
