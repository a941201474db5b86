package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Victim;
import dev.pghaven.kubernetes.OurLabels;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;

/** The NetworkPolicy that lets nobody to one instance, and the instance to nobody. */
final class IsolationPolicy {
    /** The drill that made it. */
    static final String OPERATION = "pghaven.dev/operation";

    private IsolationPolicy() {}

    static String nameOf(String primary) {
        return primary + "-isolated";
    }

    /** A policy with a type and without a rule of that type allows nothing. */
    static NetworkPolicy of(Victim victim) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(victim.cluster().namespace())
                .withName(nameOf(victim.primary()))
                .withLabels(OurLabels.of(victim.cluster()))
                .addToLabels(OPERATION, victim.operation().toString())
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels(Labels.CLUSTER, victim.cluster().name())
                .addToMatchLabels(Labels.INSTANCE_NAME, victim.primary())
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .endSpec()
                .build();
    }

    static boolean isOurs(NetworkPolicy found, ClusterRef cluster) {
        var labels = found.getMetadata().getLabels();
        return OurLabels.areIn(labels, cluster) && labels.containsKey(OPERATION);
    }
}
