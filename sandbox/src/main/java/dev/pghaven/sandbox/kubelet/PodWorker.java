package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows one pod from its node to its end: start, probe, restart what died, stop. */
final class PodWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(PodWorker.class);
    private static final Duration STARTUP_PROBE = Duration.ofMillis(50);
    private static final Duration READINESS_PROBE = Duration.ofMillis(500);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(10);

    private final Pod pod;
    private final PodStatuses statuses;
    private final Image image;
    private final ContainerContext context;
    private final CompletableFuture<Duration> end = new CompletableFuture<>();
    private Optional<Container> running = Optional.empty();
    private volatile boolean frozen;
    private volatile boolean toldReady;
    private int restarts;

    PodWorker(Pod pod, PodStatuses statuses, Image image, ContainerContext context) {
        this.pod = pod;
        this.statuses = statuses;
        this.image = image;
        this.context = context;
    }

    @Override
    public String uid() {
        return pod.getMetadata().getUid();
    }

    @Override
    public String ip() {
        return context.ip();
    }

    @Override
    public String node() {
        return pod.getSpec().getNodeName();
    }

    @Override
    public synchronized void freeze() {
        frozen = true;
        running.ifPresent(Container::freeze);
    }

    /** Meanwhile the cluster has said of the pod that it is not ready. */
    @Override
    public synchronized void thaw() {
        running.ifPresent(Container::thaw);
        toldReady = false;
        frozen = false;
    }

    @Override
    public synchronized void kill() {
        running.ifPresent(Container::kill);
    }

    private synchronized void adopt(Optional<Container> container) {
        running = container;
        if (frozen) {
            running.ifPresent(Container::freeze);
        }
    }

    @Override
    public Optional<Result> execute(List<String> command) {
        return reachable().map(it -> it.execute(command));
    }

    private synchronized Optional<Container> reachable() {
        return frozen ? Optional.empty() : running;
    }

    @Override
    public void end(Duration grace) {
        end.complete(grace);
    }

    @Override
    public void run() {
        told(() -> statuses.starting(pod));
        while (!end.isDone()) {
            if (frozen) {
                endsWithin(READINESS_PROBE);
            } else {
                runOnce();
            }
        }
    }

    private void runOnce() {
        start().ifPresent(this::follow);
        if (!end.isDone()) {
            backOff();
        }
    }

    private Optional<Container> start() {
        try {
            return Optional.of(image.start(context));
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .log("the container does not start: {}", e.toString());
            return Optional.empty();
        }
    }

    private void follow(Container container) {
        adopt(Optional.of(container));
        var liveness = Liveness.of(pod);
        var since = Instant.now();
        toldReady = false;
        told(() -> statuses.running(pod, ip(), false, restarts, since));
        while (container.isAlive() && !endsWithin(toldReady ? READINESS_PROBE : STARTUP_PROBE)) {
            if (!frozen) {
                probe(container, since);
                if (liveness.isLost(container)) {
                    endForItsLiveness(container, since);
                }
            }
        }
        if (end.isDone()) {
            container.stop(end.join());
        }
        adopt(Optional.empty());
    }

    private void probe(Container container, Instant since) {
        boolean answer = container.isReady();
        if (answer != toldReady
                && told(() -> statuses.running(pod, ip(), answer, restarts, since))) {
            toldReady = answer;
        }
    }

    /** It has the pod's own grace, unless the pod is deleted meanwhile. */
    private void endForItsLiveness(Container container, Instant since) {
        told(() -> statuses.running(pod, ip(), false, restarts, since));
        var grace = Duration.ofSeconds(pod.getSpec().getTerminationGracePeriodSeconds());
        var stopping = Thread.ofVirtual().start(() -> container.stop(grace));
        while (stopping.isAlive() && !endsWithin(STARTUP_PROBE)) {
            // The container decides when it has ended.
        }
    }

    /** The first restart comes at once, as the kubelet's does. */
    private void backOff() {
        told(() -> statuses.crashed(pod, ip(), restarts));
        if (restarts++ > 0) {
            endsWithin(LONGEST_BACK_OFF);
        }
    }

    /** An API server that is away must not end a pod; the next probe tells again. */
    private boolean told(Runnable write) {
        if (frozen) {
            return false;
        }
        try {
            write.run();
            return true;
        } catch (KubernetesClientException e) {
            LOG.atDebug()
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .log("cannot write the pod's status: {}", e.toString());
            return false;
        }
    }

    private boolean endsWithin(Duration time) {
        try {
            end.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException goOn) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a pod cannot fail", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
