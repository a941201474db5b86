package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The pods that run here, and who follows each. */
final class Pods implements AutoCloseable {
    private final KubernetesClient client;
    private final NodeFolders folders;
    private final PodAddresses addresses;
    private final Volumes volumes;
    private final Image image;
    private final Scheduler scheduler;
    private final PodStatuses statuses;
    private final Set<String> lostNodes = ConcurrentHashMap.newKeySet();
    private final Map<ObjectRef, Worker> workers = new ConcurrentHashMap<>();
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("pod-", 0).factory());
    private final Consumer<ObjectRef> ended;

    Pods(
            KubernetesClient client,
            NodeFolders folders,
            PodAddresses addresses,
            Volumes volumes,
            Image image,
            Consumer<ObjectRef> ended) {
        this.client = client;
        this.folders = folders;
        this.addresses = addresses;
        this.volumes = volumes;
        this.image = image;
        this.ended = ended;
        this.scheduler = new Scheduler(client);
        this.statuses = new PodStatuses(client);
    }

    /** Whether nothing is left to do for the pod until it changes. */
    boolean reconcile(ObjectRef ref) {
        var pod = client.pods().inNamespace(ref.namespace()).withName(ref.name()).get();
        var worker = workers.get(ref);
        if (worker != null && lostNodes.contains(worker.node())) {
            return true;
        }
        if (pod == null || (worker != null && !worker.uid().equals(uid(pod)))) {
            endAtOnce(worker);
            return pod == null;
        }
        if (pod.getMetadata().getDeletionTimestamp() != null) {
            end(pod, worker);
            return true;
        }
        if (PodPhases.isFinished(pod)) {
            return true;
        }
        if (pod.getSpec().getNodeName() == null) {
            return scheduler.schedule(pod);
        }
        if (lostNodes.contains(pod.getSpec().getNodeName())) {
            return false;
        }
        if (worker == null) {
            start(ref, pod);
        }
        return true;
    }

    Optional<Result> execute(ObjectRef ref, List<String> command) {
        return Optional.ofNullable(workers.get(ref)).flatMap(it -> it.execute(command));
    }

    void freeze(String node) {
        lostNodes.add(node);
        workers.values().stream().filter(it -> it.node().equals(node)).forEach(Worker::freeze);
    }

    /** What stands still on the node dies; its pods are started again when the node is back. */
    void kill(String node) {
        workers.values().stream().filter(it -> it.node().equals(node)).forEach(Worker::kill);
    }

    /** What was deleted meanwhile, or replaced, never moves again. */
    void thaw(String node) {
        workers.forEach((ref, worker) -> {
            if (worker.node().equals(node)) {
                if (isWanted(ref, worker)) {
                    worker.thaw();
                } else {
                    worker.end(Duration.ZERO);
                }
            }
        });
        lostNodes.remove(node);
    }

    private boolean isWanted(ObjectRef ref, Worker worker) {
        var pod = client.pods().inNamespace(ref.namespace()).withName(ref.name()).get();
        return pod != null
                && uid(pod).equals(worker.uid())
                && pod.getMetadata().getDeletionTimestamp() == null;
    }

    private void start(ObjectRef ref, Pod pod) {
        var metadata = pod.getMetadata();
        // First what may fail: an address that was taken for nothing would stay taken.
        var claims = volumes.foldersOf(ref.namespace(), pod.getSpec());
        var context =
                new ContainerContext(
                        metadata,
                        addresses.take(),
                        claims,
                        folders.scratch(metadata),
                        folders.log(metadata));
        var worker = workerFor(pod, context);
        workers.put(ref, worker);
        threads.execute(() -> follow(ref, pod, worker));
    }

    private Worker workerFor(Pod pod, ContainerContext context) {
        return JobPods.jobOf(pod).isPresent()
                ? new JobPodWorker(pod, statuses, image, context)
                : new PodWorker(pod, statuses, image, context);
    }

    private void follow(ObjectRef ref, Pod pod, Worker worker) {
        try {
            worker.run();
            folders.deleteScratch(pod.getMetadata());
        } finally {
            addresses.giveBack(worker.ip());
            workers.remove(ref, worker);
            // What is left to do, and done again if it fails, is the object's removal.
            ended.accept(ref);
        }
    }

    private void end(Pod pod, Worker worker) {
        if (worker == null) {
            removeObject(pod);
        } else {
            var grace = pod.getMetadata().getDeletionGracePeriodSeconds();
            worker.end(Duration.ofSeconds(grace == null ? 0 : grace));
        }
    }

    /** The object is gone already, or another of its name is there. */
    private static void endAtOnce(Worker worker) {
        if (worker != null) {
            worker.end(Duration.ZERO);
        }
    }

    /** Called only for a pod that was seen as deleted, so never for its successor. */
    private void removeObject(Pod pod) {
        client.pods()
                .inNamespace(pod.getMetadata().getNamespace())
                .withName(pod.getMetadata().getName())
                .withGracePeriod(0)
                .delete();
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }

    @Override
    public void close() {
        workers.values().forEach(worker -> worker.end(Duration.ofSeconds(5)));
        threads.close();
    }
}
