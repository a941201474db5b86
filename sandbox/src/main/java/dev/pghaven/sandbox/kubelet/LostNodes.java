package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.scalesets.NodePower;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nodes that are away: what runs on them stands still and answers nobody, and after a while the
 * cluster notices that their kubelets are silent.
 */
public final class LostNodes implements AutoCloseable, NodePower {
    private static final Logger LOG = LoggerFactory.getLogger(LostNodes.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final KubernetesClient client;
    private final NodeController controller;
    private final NodeLoss loss;
    private final Pods pods;
    private final Map<String, Silence> silent = new ConcurrentHashMap<>();
    private final Set<String> cutOff = new HashSet<>();
    private final Set<String> switchedOff = new HashSet<>();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("lost-nodes").factory());

    LostNodes(KubernetesClient client, Pods pods, NodeLoss loss) {
        this.client = client;
        this.controller = new NodeController(client);
        this.pods = pods;
        this.loss = loss;
    }

    void start() {
        var pause = BETWEEN_LOOKS.toMillis();
        thread.scheduleWithFixedDelay(this::lookAgain, pause, pause, TimeUnit.MILLISECONDS);
    }

    /** Those that were cut off, not those that are switched off. */
    public synchronized Set<String> names() {
        return new TreeSet<>(cutOff);
    }

    /** Exactly these are cut off from now on; what runs on them goes on when they are back. */
    public synchronized void set(Set<String> names) {
        refuseUnknown(names);
        for (var known : names()) {
            if (!names.contains(known)) {
                reconnect(known);
            }
        }
        cutOff.addAll(names);
        names.forEach(this::lose);
    }

    private void reconnect(String node) {
        if (!switchedOff.contains(node)) {
            bringBack(node);
        }
        cutOff.remove(node);
    }

    @Override
    public synchronized void off(String node) {
        switchedOff.add(node);
        lose(node);
    }

    /** What ran on it has died. */
    @Override
    public synchronized void on(String node) {
        pods.kill(node);
        if (!cutOff.contains(node)) {
            bringBack(node);
        }
        switchedOff.remove(node);
    }

    private void refuseUnknown(Set<String> names) {
        for (var name : names) {
            if (client.nodes().withName(name).get() == null) {
                throw new IllegalArgumentException("there is no node " + name);
            }
        }
    }

    private void lose(String node) {
        if (silent.putIfAbsent(node, new Silence(System.nanoTime())) == null) {
            pods.freeze(node);
        }
    }

    /** The node is there again before anything on it moves. */
    private void bringBack(String node) {
        controller.markReachable(node);
        silent.remove(node);
        pods.thaw(node);
    }

    /** Whatever fails now is tried again at the next look. */
    private void lookAgain() {
        try {
            look();
        } catch (KubernetesClientException e) {
            LOG.debug("cannot look after the lost nodes: {}", e.toString());
        }
    }

    private synchronized void look() {
        for (var each : silent.entrySet()) {
            var silence = each.getValue();
            var since = silence.duration();
            if (!silence.noticed && since.compareTo(loss.noticedAfter()) >= 0) {
                controller.markUnreachable(each.getKey());
                silence.noticed = true;
            }
            var evicted = loss.noticedAfter().plus(loss.evictedAfter());
            if (!silence.evicted && since.compareTo(evicted) >= 0) {
                controller.evict(each.getKey());
                silence.evicted = true;
            }
        }
    }

    @Override
    public void close() {
        thread.close();
    }

    private static final class Silence {
        private final long since;
        private boolean noticed;
        private boolean evicted;

        Silence(long since) {
            this.since = since;
        }

        Duration duration() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }
}
