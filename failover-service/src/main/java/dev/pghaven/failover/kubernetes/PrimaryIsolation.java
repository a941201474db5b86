package dev.pghaven.failover.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.spec.Disruption;
import dev.pghaven.failover.Disruptor;
import dev.pghaven.failover.UndoAnswer;
import dev.pghaven.failover.Victim;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.ServerSideApply;
import dev.pghaven.kubernetes.UidDeletion;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * Cuts the primary's pod off by a NetworkPolicy. Whether that also breaks connections that stand is
 * up to the network plugin.
 */
@ApplicationScoped
class PrimaryIsolation implements Disruptor {
    private final KubernetesClient client;
    private final InstancePods pods;
    private final ServerSideApply serverSideApply;

    PrimaryIsolation(KubernetesClient client, InstancePods pods, ServerSideApply serverSideApply) {
        this.client = client;
        this.pods = pods;
        this.serverSideApply = serverSideApply;
    }

    @Override
    public Disruption kind() {
        return Disruption.ISOLATE_PRIMARY;
    }

    @Override
    public Optional<String> missing() {
        return Optional.empty();
    }

    @Override
    public boolean lasts() {
        return true;
    }

    /** The pod's uid; one that is cut off is broken. */
    @Override
    public Optional<String> victimOf(ClusterRef cluster, String primary) {
        return policy(cluster, primary).isPresent()
                ? Optional.empty()
                : pods.find(cluster, primary).map(it -> it.getMetadata().getUid());
    }

    @Override
    public void disrupt(Victim victim) {
        if (serverSideApply.apply(IsolationPolicy.of(victim))
                instanceof Applied.Rejected(var reason)) {
            throw new IllegalStateException(
                    "could not isolate %s: %s".formatted(victim.primary(), reason));
        }
    }

    @Override
    public UndoAnswer undo(Victim victim) {
        policy(victim.cluster(), victim.primary())
                .ifPresent(found ->
                        UidDeletion.delete(
                                client,
                                "/apis/networking.k8s.io/v1/namespaces/%s/networkpolicies/%s"
                                        .formatted(
                                                victim.cluster().namespace(),
                                                IsolationPolicy.nameOf(victim.primary())),
                                found.getMetadata().getUid()));
        return new UndoAnswer.Done();
    }

    /** A policy of that name which is somebody else's is not touched. */
    private Optional<NetworkPolicy> policy(ClusterRef cluster, String primary) {
        var name = IsolationPolicy.nameOf(primary);
        var found =
                Api.attempt(
                        "read network policy " + name,
                        () ->
                                Optional.ofNullable(
                                        client.network()
                                                .v1()
                                                .networkPolicies()
                                                .inNamespace(cluster.namespace())
                                                .withName(name)
                                                .get()));
        if (found.filter(it -> !IsolationPolicy.isOurs(it, cluster)).isPresent()) {
            throw new IllegalStateException(
                    "there is a network policy %s that pghaven did not make".formatted(name));
        }
        return found;
    }
}
