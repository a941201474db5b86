package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointsChecked.CheckedEndpoint;
import dev.pghaven.exposure.EndpointContract;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.CheckNow.Result;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The check that an exposure ends with. */
@ApplicationScoped
class CheckedContract implements EndpointContract {
    private final CheckNow checks;

    CheckedContract(CheckNow checks) {
        this.checks = checks;
    }

    /** Throws while the cluster has to be waited for, so that the step is tried again. */
    @Override
    public List<CheckedEndpoint> check(ExposedCluster cluster) {
        return switch (checks.of(cluster)) {
            case Result.Checked(var endpoints) -> endpoints;
            case Result.Unsettled(var why) ->
                    throw new IllegalStateException("nothing can be checked now: " + why);
            case Result.Gone() ->
                    throw new IllegalStateException(
                            "Cluster %s is gone".formatted(cluster.cluster()));
        };
    }
}
