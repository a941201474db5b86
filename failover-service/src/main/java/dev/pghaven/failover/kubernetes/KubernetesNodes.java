package dev.pghaven.failover.kubernetes;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.failover.Nodes;
import dev.pghaven.kubernetes.Api;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Nodes as the API server knows them. */
@ApplicationScoped
class KubernetesNodes implements Nodes {
    private final KubernetesClient client;
    private final InstancePods pods;

    KubernetesNodes(KubernetesClient client, InstancePods pods) {
        this.client = client;
        this.pods = pods;
    }

    @Override
    public Optional<Node> under(ClusterRef cluster, String instance) {
        return pods.find(cluster, instance)
                .map(it -> it.getSpec().getNodeName())
                .flatMap(this::named);
    }

    private Optional<Node> named(String name) {
        return Api.attempt(
                "read node " + name,
                () ->
                        Optional.ofNullable(client.nodes().withName(name).get())
                                .map(KubernetesNodes::node));
    }

    @Override
    public Optional<Node> find(String providerId) {
        return Api.attempt(
                "list the nodes",
                () ->
                        client.nodes().list().getItems().stream()
                                .filter(it -> providerId.equals(it.getSpec().getProviderID()))
                                .map(KubernetesNodes::node)
                                .findFirst());
    }

    @Override
    public List<String> whoElseIsNeededOn(Node node, ClusterRef cluster) {
        return Api.attempt(
                "list the pods on node " + node.name(),
                () ->
                        client
                                .pods()
                                .inAnyNamespace()
                                .withField("spec.nodeName", node.name())
                                .list()
                                .getItems()
                                .stream()
                                .flatMap(it -> neededFor(it, cluster))
                                .toList());
    }

    private static Stream<String> neededFor(Pod pod, ClusterRef cluster) {
        var labels =
                Objects.requireNonNullElse(pod.getMetadata().getLabels(), Map.<String, String>of());
        if (Labels.OPERATOR.equals(labels.get(Labels.OPERATOR_NAME))) {
            return Stream.of("the operator");
        }
        var name = labels.get(Labels.CLUSTER);
        return name != null
                        && Labels.PRIMARY.equals(labels.get(Labels.INSTANCE_ROLE))
                        && !cluster.equals(new ClusterRef(pod.getMetadata().getNamespace(), name))
                ? Stream.of(
                        "the primary of %s/%s".formatted(pod.getMetadata().getNamespace(), name))
                : Stream.of();
    }

    private static Node node(io.fabric8.kubernetes.api.model.Node it) {
        return new Node(
                it.getMetadata().getName(),
                Optional.ofNullable(it.getSpec().getProviderID()),
                isReady(it));
    }

    private static boolean isReady(io.fabric8.kubernetes.api.model.Node it) {
        return Stream.ofNullable(it.getStatus())
                .flatMap(status -> status.getConditions().stream())
                .anyMatch(
                        each -> "Ready".equals(each.getType()) && "True".equals(each.getStatus()));
    }
}
