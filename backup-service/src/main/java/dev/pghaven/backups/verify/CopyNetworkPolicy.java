package dev.pghaven.backups.verify;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.cnpg.Labels;
import dev.pghaven.kubernetes.OperatorConfiguration;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPortBuilder;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * Walls around a copy, which holds production data and all of production's habits: it may ask for
 * names, read the archive and talk to the API server. A copy of a subscriber must not reach its
 * publisher.
 */
final class CopyNetworkPolicy {
    private static final int HTTPS = 443;
    private static final int DNS = 53;
    private static final int POSTGRES = 5432;

    /** Where the operator asks an instance how it is. */
    private static final int STATUS = 8000;

    private static final String NAMESPACE = "kubernetes.io/metadata.name";

    private CopyNetworkPolicy() {}

    static NetworkPolicy of(
            Copy copy,
            Source source,
            VerificationConfiguration config,
            OperatorConfiguration operator) {
        return new NetworkPolicyBuilder()
                .withNewMetadata()
                .withNamespace(copy.ref().namespace())
                .withName(copy.ref().name())
                .withLabels(copy.labels())
                .endMetadata()
                .withNewSpec()
                .withNewPodSelector()
                .addToMatchLabels(Labels.CLUSTER, copy.ref().name())
                .endPodSelector()
                .withPolicyTypes("Ingress", "Egress")
                .withIngress(
                        from(config.serviceNamespace(), POSTGRES),
                        from(operator.namespace(), STATUS))
                .withEgress(names(), archiveAndApiServer(source, config))
                .endSpec()
                .build();
    }

    private static NetworkPolicyIngressRule from(String namespace, int port) {
        return new NetworkPolicyIngressRuleBuilder()
                .addNewFrom()
                .withNewNamespaceSelector()
                .addToMatchLabels(NAMESPACE, namespace)
                .endNamespaceSelector()
                .endFrom()
                .withPorts(port("TCP", port))
                .build();
    }

    private static NetworkPolicyEgressRule names() {
        return new NetworkPolicyEgressRuleBuilder()
                .withPorts(port("UDP", DNS), port("TCP", DNS))
                .build();
    }

    /** By port, because neither storage nor Entra nor the API server has lasting addresses. */
    private static NetworkPolicyEgressRule archiveAndApiServer(
            Source source, VerificationConfiguration config) {
        var ports = new TreeSet<>(config.apiServerPorts());
        ports.add(HTTPS);
        ports.add(source.archive().destination().port());
        return new NetworkPolicyEgressRuleBuilder().withPorts(tcp(ports)).build();
    }

    private static List<NetworkPolicyPort> tcp(Collection<Integer> ports) {
        return ports.stream().map(it -> port("TCP", it)).toList();
    }

    private static NetworkPolicyPort port(String protocol, int number) {
        return new NetworkPolicyPortBuilder()
                .withProtocol(protocol)
                .withPort(new IntOrString(number))
                .build();
    }
}
