package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Asks Azure for the public IP; an internal load balancer has none. */
@ApplicationScoped
class AzureVantage {
    private final PublicIpAnswers answers;
    private final Patience patience;

    AzureVantage(PublicIpAnswers answers, ContractConfiguration config) {
        this.answers = answers;
        this.patience = new Patience(config.answersWithin());
    }

    List<EndpointCheck> look(ExposedCluster cluster, ExposedEndpoint endpoint) {
        return cluster.exposure().publicIp().stream().map(it -> look(endpoint, it)).toList();
    }

    private EndpointCheck look(ExposedEndpoint endpoint, PublicIp asked) {
        var check = new AddressCheck(endpoint, asked);
        try {
            var answer = patience.await("Azure", () -> answers.of(asked, endpoint.address()));
            return check.of(answer.address(), answers.ageOf(answer));
        } catch (NoAnswerException e) {
            return check.unknown(e.getMessage());
        }
    }
}
