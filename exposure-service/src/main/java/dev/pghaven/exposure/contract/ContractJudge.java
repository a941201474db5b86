package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.EndpointJudge.Judged;
import java.time.Instant;
import java.util.List;

/** Judges each endpoint of a cluster by itself. */
final class ContractJudge {
    private final EndpointJudge judge;

    ContractJudge(int looks) {
        this.judge = new EndpointJudge(looks);
    }

    Finding judge(ExposedCluster cluster, ContractState before, Sight sight) {
        return switch (sight) {
            case Sight.Nothing _ -> new Finding(before, List.of());
            case Sight.Seen(var at, var endpoints) -> judge(cluster, before, endpoints, at);
        };
    }

    private Finding judge(
            ExposedCluster cluster,
            ContractState before,
            List<EndpointSight> endpoints,
            Instant at) {
        var judged =
                endpoints.stream()
                        .map(it -> judge.judge(before.of(it.endpoint()), it, at))
                        .toList();
        return new Finding(
                new ContractState(judged.stream().map(Judged::state).toList()),
                judged.stream()
                        .flatMap(it ->
                                it.change().stream()
                                        .map(new ContractNews(cluster, it.state().endpoint())::of))
                        .toList());
    }
}
