package dev.pghaven.sandbox.autoscaler;

import dev.pghaven.sandbox.events.ObjectEvents;
import dev.pghaven.sandbox.kubelet.PodPhases;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, again and again, whether pods wait for a node, and whether nodes wait for pods. */
public final class Autoscaler implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Autoscaler.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final KubernetesClient client;
    private final PoolLimits limits;
    private final Clock clock;
    private final Growing growing;
    private final Shrinking shrinking;
    private final Lasting waiting = new Lasting();
    private final Lasting empty = new Lasting();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("autoscaler").factory());

    public Autoscaler(KubernetesClient client, PoolLimits limits, Clock clock) {
        this.client = client;
        this.limits = limits;
        this.clock = clock;
        var events = new ObjectEvents(client, "cluster-autoscaler");
        this.growing = new Growing(client, events, limits.most());
        this.shrinking = new Shrinking(client, events);
    }

    public void start() {
        var pause = BETWEEN_LOOKS.toMillis();
        thread.scheduleWithFixedDelay(this::lookAgain, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Whatever fails now is tried again at the next look. */
    private void lookAgain() {
        try {
            look();
        } catch (KubernetesClientException e) {
            LOG.debug("cannot look after the nodes: {}", e.toString());
        }
    }

    void look() {
        var nodes = client.nodes().list().getItems();
        var pods =
                client.pods().inAnyNamespace().list().getItems().stream()
                        .filter(pod -> !PodPhases.isFinished(pod))
                        .toList();
        grow(nodes, pods);
        shrink(nodes, pods);
    }

    private void grow(List<Node> nodes, List<Pod> pods) {
        var unplaced = pods.stream().filter(Autoscaler::isUnschedulable).toList();
        var patient =
                waiting.longerThan(
                        limits.growAfter(),
                        unplaced.stream().map(pod -> pod.getMetadata().getUid()).toList(),
                        clock.instant());
        var placed = pods.stream().filter(pod -> pod.getSpec().getNodeName() != null).toList();
        growing.makeRoom(
                nodes,
                placed,
                unplaced.stream()
                        .filter(pod -> patient.contains(pod.getMetadata().getUid()))
                        .toList());
    }

    private void shrink(List<Node> nodes, List<Pod> pods) {
        var used =
                pods.stream().map(pod -> pod.getSpec().getNodeName()).collect(Collectors.toSet());
        var extra = NodePool.among(nodes).beyond(limits.least());
        var unused =
                extra.stream().map(Autoscaler::name).filter(node -> !used.contains(node)).toList();
        var idle = empty.longerThan(limits.shrinkAfter(), unused, clock.instant());
        shrinking.look(extra, unused, idle);
    }

    private static boolean isUnschedulable(Pod pod) {
        return pod.getSpec().getNodeName() == null
                && pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus() != null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(condition -> "Unschedulable".equals(condition.getReason()));
    }

    private static String name(HasMetadata object) {
        return object.getMetadata().getName();
    }

    @Override
    public void close() {
        thread.close();
    }
}
