package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointContractBroken;
import dev.pghaven.contracts.EndpointContractRestored;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.Fact;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.EndpointJudge.Change;
import dev.pghaven.operations.Announcement;
import java.util.stream.Stream;

/** Tells of the begin and the end of a breach. */
record ContractNews(ExposedCluster cluster, ExposedEndpoint endpoint) {
    Announcement of(Change change) {
        return switch (change) {
            case Change.Broke(var breach, var broken) ->
                    announce(
                            new EndpointContractBroken(
                                    cluster.cluster(), endpoint, breach.since(), broken),
                            breach,
                            telling(breach));
            case Change.Restored(var breach, var at) ->
                    announce(
                            new EndpointContractRestored(
                                    cluster.cluster(), endpoint, breach.since(), at),
                            breach);
        };
    }

    /** The first has no number, so that its id is that of a breach which was told but once. */
    private static String[] telling(Breach breach) {
        return breach.tellings() > 1
                ? new String[] {Integer.toString(breach.tellings())}
                : new String[0];
    }

    /** An exposure that is taken back and made anew counts from one again. */
    private Announcement announce(Fact fact, Breach breach, String... more) {
        var names =
                Stream.of(
                        cluster.clusterUid(),
                        endpoint.role().text(),
                        Long.toString(breach.number()),
                        breach.since().toString());
        return Announcement.of(fact, Stream.concat(names, Stream.of(more)).toArray(String[]::new));
    }
}
