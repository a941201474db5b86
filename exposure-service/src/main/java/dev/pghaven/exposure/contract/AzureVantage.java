package dev.pghaven.exposure.contract;

import dev.pghaven.azure.AksCluster;
import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Asks Azure for the public IP; an internal load balancer has none. */
@ApplicationScoped
class AzureVantage {
    private final PublicIps publicIps;
    private final AksCluster aks;
    private final Patience patience;

    AzureVantage(PublicIps publicIps, AksCluster aks, ContractConfiguration config) {
        this.publicIps = publicIps;
        this.aks = aks;
        this.patience = new Patience(config.answersWithin());
    }

    List<EndpointCheck> look(ExposedCluster cluster, ExposedEndpoint endpoint) {
        return cluster.exposure().publicIp().stream().map(it -> look(endpoint, it)).toList();
    }

    private EndpointCheck look(ExposedEndpoint endpoint, PublicIp asked) {
        var check = new AddressCheck(endpoint, asked);
        try {
            return check.of(patience.await("Azure", () -> addressOf(asked)));
        } catch (NoAnswerException e) {
            return check.unknown(e.getMessage());
        }
    }

    private Optional<String> addressOf(PublicIp asked) {
        var group = asked.resourceGroup().orElseGet(aks::nodeResourceGroup);
        return publicIps.find(group, asked.name()).flatMap(PublicIpAddress::address);
    }
}
