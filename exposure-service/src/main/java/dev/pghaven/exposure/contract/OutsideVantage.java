package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Has probers connect by the name and to the port that clients use. */
@ApplicationScoped
class OutsideVantage {
    /** Beyond that of the probers, so that their words arrive. */
    private static final int PATIENCE = 2;

    private final Doors doors;
    private final Duration answersWithin;
    private final Patience patience;

    OutsideVantage(Doors doors, ContractConfiguration config) {
        this.doors = doors;
        this.answersWithin = config.answersWithin();
        this.patience = new Patience(answersWithin.multipliedBy(PATIENCE));
    }

    List<EndpointCheck> look(ExposedCluster cluster, ExposedEndpoint endpoint) {
        var checks = new OutsideChecks(endpoint);
        try {
            return checks.of(
                    patience.await(
                            "the probers",
                            () -> doors.fromOutside(cluster, endpoint, answersWithin)));
        } catch (NoAnswerException e) {
            return checks.unknown(e.getMessage());
        }
    }
}
