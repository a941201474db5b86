package dev.pghaven.exposure.contract;

import dev.pghaven.contracts.EndpointCheck;
import dev.pghaven.contracts.ExposedEndpoint;
import dev.pghaven.exposure.ContractConfiguration;
import dev.pghaven.exposure.ExposedCluster;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Instances;
import dev.pghaven.operations.watch.NoAnswerException;
import dev.pghaven.operations.watch.Patience;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Compares a Service with what was applied, and where it leads with the cluster's instances. */
@ApplicationScoped
class KubernetesVantage {
    private final LoadBalancers services;
    private final ServicePods pods;
    private final Instances instances;
    private final Patience patience;

    KubernetesVantage(
            LoadBalancers services,
            ServicePods pods,
            Instances instances,
            ContractConfiguration config) {
        this.services = services;
        this.pods = pods;
        this.instances = instances;
        this.patience = new Patience(config.answersWithin());
    }

    List<EndpointCheck> look(ExposedCluster cluster, ExposedEndpoint endpoint) {
        var checks = new ServiceChecks(endpoint);
        try {
            return patience.await(
                    "Kubernetes",
                    () ->
                            checks.of(
                                    stateOf(cluster, endpoint),
                                    AppliedService.of(cluster, endpoint),
                                    instances.withoutNodes(cluster.cluster())));
        } catch (NoAnswerException e) {
            return checks.unknown(e.getMessage());
        }
    }

    private ServiceState stateOf(ExposedCluster cluster, ExposedEndpoint endpoint) {
        return new ServiceState(
                services.find(cluster.cluster(), endpoint.service()),
                pods.of(cluster.cluster(), endpoint.service()));
    }
}
