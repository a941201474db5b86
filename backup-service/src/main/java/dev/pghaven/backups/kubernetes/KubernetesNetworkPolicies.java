package dev.pghaven.backups.kubernetes;

import dev.pghaven.backups.verify.NetworkPolicies;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.ServerSideApply;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;

/** NetworkPolicies of the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesNetworkPolicies implements NetworkPolicies {
    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;

    KubernetesNetworkPolicies(KubernetesClient client, ServerSideApply serverSideApply) {
        this.client = client;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Applied apply(NetworkPolicy manifest) {
        return serverSideApply.apply(manifest);
    }

    @Override
    public void deleteAllOf(ClusterRef copy) {
        Api.attempt(
                "delete the network policies of " + copy,
                () ->
                        client.network()
                                .v1()
                                .networkPolicies()
                                .inNamespace(copy.namespace())
                                .withLabels(OurLabels.of(copy))
                                .delete());
    }
}
