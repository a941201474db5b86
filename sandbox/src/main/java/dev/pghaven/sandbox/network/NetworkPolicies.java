package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The network plugin: enforces policies that deny a pod everything in a direction, for connections
 * that stand as well, as Cilium does.
 */
public final class NetworkPolicies implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkPolicies.class);
    private static final Duration AGAIN = Duration.ofMillis(250);

    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<NetworkPolicy> policies;
    private final Map<String, Isolation> byPod = new ConcurrentHashMap<>();
    private final Map<String, PodConnections> cut = new HashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("network-policies").factory());

    public NetworkPolicies(KubernetesClient client) {
        this.pods = client.pods().inAnyNamespace().runnableInformer(0);
        this.policies =
                client.network().v1().networkPolicies().inAnyNamespace().runnableInformer(0);
    }

    /** Returns when the state of the cluster has been read once. */
    public void start() {
        policies.addEventHandler(onEvent());
        pods.start().toCompletableFuture().join();
        policies.start().toCompletableFuture().join();
        worker.scheduleWithFixedDelay(
                this::enforceForNewcomers,
                AGAIN.toMillis(),
                AGAIN.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    /** What is denied to the pod of that uid. */
    public Isolation of(String podUid) {
        return byPod.getOrDefault(podUid, Isolation.NONE);
    }

    @Override
    public void close() {
        policies.stop();
        pods.stop();
        worker.shutdownNow();
    }

    /** Connections and pods come while a policy is there, and pods get their labels. */
    private void enforceForNewcomers() {
        if (!policies.getIndexer().list().isEmpty() || !cut.isEmpty()) {
            enforce();
        }
    }

    private void enforce() {
        try {
            var isolated = isolatedPods();
            var addresses =
                    isolated.keySet().stream()
                            .flatMap(it -> addressOf(it).stream())
                            .collect(Collectors.toSet());
            mendAllBut(addresses);
            isolated.forEach(this::cut);
            byPod.keySet().retainAll(uids(isolated.keySet()));
        } catch (RuntimeException e) {
            LOG.warn("network policies are not enforced: {}", e.toString());
        }
    }

    private Map<Pod, Isolation> isolatedPods() {
        return pods.getIndexer().list().stream()
                .collect(Collectors.toMap(it -> it, this::rulesFor))
                .entrySet()
                .stream()
                .filter(it -> it.getValue().isAny())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Isolation rulesFor(Pod pod) {
        return PolicyRules.of(
                pod, policies.getIndexer().byIndex("namespace", pod.getMetadata().getNamespace()));
    }

    private void cut(Pod pod, Isolation isolation) {
        byPod.put(pod.getMetadata().getUid(), isolation);
        addressOf(pod).ifPresent(it -> cut.computeIfAbsent(it, PodConnections::new).cut(isolation));
    }

    private void mendAllBut(Set<String> addresses) {
        cut.entrySet().stream()
                .filter(it -> !addresses.contains(it.getKey()))
                .forEach(it -> it.getValue().mend());
        cut.keySet().retainAll(addresses);
    }

    private static Set<String> uids(Set<Pod> pods) {
        return pods.stream().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
    }

    private static Optional<String> addressOf(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(it -> it.getPodIP());
    }

    private ResourceEventHandler<NetworkPolicy> onEvent() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(NetworkPolicy added) {
                enforceNow();
            }

            @Override
            public void onUpdate(NetworkPolicy before, NetworkPolicy after) {
                enforceNow();
            }

            @Override
            public void onDelete(NetworkPolicy deleted, boolean finalStateUnknown) {
                enforceNow();
            }
        };
    }

    private void enforceNow() {
        if (!worker.isShutdown()) {
            worker.execute(this::enforce);
        }
    }
}
