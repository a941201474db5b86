package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ContractConfiguration.Prober;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.contract.ProberReport.Answer;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Has probers connect by the name and to the port that clients use. */
@ApplicationScoped
class OutsideVantage {
    /** Beyond that of the probers, so that their words arrive. */
    private static final int PATIENCE = 2;

    private final Doors doors;
    private final Duration answersWithin;
    private final Patience patience;
    private final Map<String, Prober> probers;

    OutsideVantage(Doors doors, ContractConfiguration config) {
        this.doors = doors;
        this.probers = Map.copyOf(config.probers());
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
            return checks.of(silent(e.getMessage()));
        }
    }

    /** Each under its own name, so that what was found from there stays as doubtful as it was. */
    private List<ProberReport> silent(String why) {
        return probers.entrySet().stream()
                .map(it ->
                        new ProberReport(
                                it.getKey(), it.getValue().expect(), new Answer.Silent(why)))
                .toList();
    }
}
