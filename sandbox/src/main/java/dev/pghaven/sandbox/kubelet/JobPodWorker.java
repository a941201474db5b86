package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job's pod once; whoever ends it before its time interrupts its work. */
final class JobPodWorker implements Worker {
    private static final Logger LOG = LoggerFactory.getLogger(JobPodWorker.class);
    private static final Duration BETWEEN_WRITES = Duration.ofMillis(200);

    private final Pod pod;
    private final PodStatuses statuses;
    private final Image image;
    private final ContainerContext context;
    private final CountDownLatch ended = new CountDownLatch(1);
    private Thread working;

    JobPodWorker(Pod pod, PodStatuses statuses, Image image, ContainerContext context) {
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

    /** A job's work is done in this process, which cannot stand still in part. */
    @Override
    public void freeze() {}

    @Override
    public void thaw() {}

    /** A job's work has no container of its own here. */
    @Override
    public Optional<Result> execute(List<String> command) {
        return Optional.empty();
    }

    @Override
    public void kill() {}

    @Override
    public synchronized void end(Duration grace) {
        ended.countDown();
        if (working != null) {
            working.interrupt();
        }
    }

    @Override
    public void run() {
        var since = Instant.now();
        tell(() -> statuses.running(pod, ip(), true, 0, since));
        if (begin()) {
            tell(outcome(since));
        }
    }

    private Runnable outcome(Instant since) {
        try {
            image.runJob(context);
            return () -> statuses.succeeded(pod, ip(), since);
        } catch (Exception e) {
            LOG.atWarn()
                    .addKeyValue("pod", pod.getMetadata().getName())
                    .log("the job failed: {}", e.toString());
            return () -> statuses.failed(pod, ip(), since, String.valueOf(e.getMessage()));
        } finally {
            finish();
        }
    }

    private synchronized boolean begin() {
        working = ended.getCount() > 0 ? Thread.currentThread() : null;
        return working != null;
    }

    /** An interruption was the work's; what remains to be said is not to be interrupted. */
    private synchronized void finish() {
        working = null;
        Thread.interrupted();
    }

    /** What was done must be known before the pod is forgotten, or it would be done again. */
    private void tell(Runnable write) {
        while (!isTold(write) && !isEndedWithin(BETWEEN_WRITES)) {
            LOG.debug("the pod's status is written again");
        }
    }

    private boolean isTold(Runnable write) {
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

    private boolean isEndedWithin(Duration time) {
        try {
            return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
