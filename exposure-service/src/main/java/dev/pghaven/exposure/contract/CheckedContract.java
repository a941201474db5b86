package dev.pghaven.exposure.contract;

import dev.pghaven.exposure.EndpointContract;
import dev.pghaven.exposure.ExposedCluster;
import jakarta.enterprise.context.ApplicationScoped;

/** The check that an exposure ends with. */
@ApplicationScoped
class CheckedContract implements EndpointContract {
    private final CheckNow checks;

    CheckedContract(CheckNow checks) {
        this.checks = checks;
    }

    @Override
    public Answer check(ExposedCluster cluster) {
        return checks.withinOperation(cluster);
    }
}
