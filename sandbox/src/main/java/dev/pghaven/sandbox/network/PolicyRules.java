package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Reads what NetworkPolicies deny. A rule cannot be judged here, because nobody knows which pod
 * connects: a direction for which any policy has one is open.
 */
final class PolicyRules {
    private PolicyRules() {}

    /** The policies are those of the pod's namespace. */
    static Isolation of(Pod pod, Collection<NetworkPolicy> policies) {
        var selecting =
                policies.stream()
                        .map(NetworkPolicy::getSpec)
                        .filter(it -> new PodSelector(it.getPodSelector()).matches(pod))
                        .toList();
        return new Isolation(
                denies(selecting, "Ingress", NetworkPolicySpec::getIngress),
                denies(selecting, "Egress", NetworkPolicySpec::getEgress));
    }

    /** Each policy adds to what is allowed, and only those of the type have a say. */
    private static boolean denies(
            List<NetworkPolicySpec> policies,
            String type,
            Function<NetworkPolicySpec, List<?>> rules) {
        var asked = policies.stream().filter(it -> isOf(it, type)).toList();
        return !asked.isEmpty() && asked.stream().allMatch(it -> rules.apply(it).isEmpty());
    }

    /**
     * Where no type is said a policy is about ingress, and about egress if it has a rule for it.
     */
    private static boolean isOf(NetworkPolicySpec policy, String type) {
        var types = policy.getPolicyTypes();
        if (types != null && !types.isEmpty()) {
            return types.contains(type);
        }
        return type.equals("Ingress") || !policy.getEgress().isEmpty();
    }
}
