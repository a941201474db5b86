package dev.pghaven.kubernetes;

import dev.pghaven.cnpg.Labels;
import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.readiness.Readiness;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** The pods of clusters in Kubernetes. */
@ApplicationScoped
class KubernetesInstances implements Instances {

    private final KubernetesClient client;

    KubernetesInstances(KubernetesClient client) {
        this.client = client;
    }

    @Override
    public List<Instance> of(ClusterRef cluster) {
        return read(cluster, this::nodeOf);
    }

    @Override
    public List<Instance> withoutNodes(ClusterRef cluster) {
        return read(cluster, it -> nodeName(it).map(name -> new Instance.Node(name, Map.of())));
    }

    private List<Instance> read(ClusterRef cluster, Function<Pod, Optional<Instance.Node>> node) {
        return Api.attempt(
                "list the instances of " + cluster,
                () ->
                        client
                                .pods()
                                .inNamespace(cluster.namespace())
                                .withLabel(Labels.CLUSTER, cluster.name())
                                .withLabel(Labels.POD_ROLE, Labels.INSTANCE)
                                .list()
                                .getItems()
                                .stream()
                                .map(it -> instance(it, node.apply(it)))
                                .sorted(Comparator.comparing(Instance::name))
                                .toList());
    }

    /** Jobs' pods as well: the first instance comes from one. */
    @Override
    public List<String> obstacles(ClusterRef cluster) {
        return Api.attempt(
                "look why " + cluster + " does not start",
                () ->
                        client
                                .pods()
                                .inNamespace(cluster.namespace())
                                .withLabel(Labels.CLUSTER, cluster.name())
                                .list()
                                .getItems()
                                .stream()
                                .flatMap(PodObstacles::of)
                                .sorted()
                                .toList());
    }

    @Override
    public List<Instance.Node> nodesWith(Map<String, String> labels) {
        return Api.attempt(
                "list the nodes with labels " + labels,
                () ->
                        client.nodes().withLabels(labels).list().getItems().stream()
                                .map(KubernetesInstances::node)
                                .toList());
    }

    private static Instance instance(Pod pod, Optional<Instance.Node> node) {
        return new Instance(
                pod.getMetadata().getName(),
                Objects.requireNonNullElse(pod.getStatus().getPodIP(), ""),
                role(pod),
                node,
                Objects.requireNonNullElse(pod.getStatus().getQosClass(), "unknown"),
                Readiness.isPodReady(pod));
    }

    private Optional<Instance.Node> nodeOf(Pod pod) {
        return nodeName(pod)
                .map(it -> client.nodes().withName(it).get())
                .map(KubernetesInstances::node);
    }

    /** Absent until it is scheduled. */
    private static Optional<String> nodeName(Pod pod) {
        return Optional.ofNullable(pod.getSpec().getNodeName());
    }

    private static Instance.Node node(Node node) {
        return new Instance.Node(
                node.getMetadata().getName(),
                Objects.requireNonNullElse(node.getMetadata().getLabels(), Map.of()));
    }

    private static Instance.Role role(Pod pod) {
        return switch (String.valueOf(pod.getMetadata().getLabels().get(Labels.INSTANCE_ROLE))) {
            case Labels.PRIMARY -> Instance.Role.PRIMARY;
            case Labels.REPLICA -> Instance.Role.REPLICA;
            default -> Instance.Role.UNKNOWN;
        };
    }
}
