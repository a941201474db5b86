package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.apiserver.PodCommands.Result;
import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Optional;

/**
 * Scheduler, kubelets and volume controller of the emulated nodes, as clients of the API server.
 */
public final class Kubelet implements AutoCloseable {
    private final KubernetesClient client;
    private final NodeFolders folders;
    private final Pods pods;
    private final LostNodes lostNodes;
    private final ReconcileQueue<ObjectRef> podQueue;
    private final ReconcileQueue<ObjectRef> claimQueue;
    private final ReconcileQueue<ObjectRef> jobQueue;
    private List<SharedIndexInformer<?>> informers = List.of();

    /** Pods of any image run as {@code image}: the sandbox knows no other. */
    public Kubelet(
            KubernetesClient client,
            NodeFolders folders,
            PodAddresses addresses,
            Image image,
            NodeLoss loss) {
        this.client = client;
        this.folders = folders;
        var volumes = new Volumes(client, folders);
        this.pods = new Pods(client, folders, addresses, volumes, image, this::podEnded);
        this.lostNodes = new LostNodes(client, pods, loss);
        var jobs = new Jobs(client);
        this.podQueue = new ReconcileQueue<>("pods", this::reconcilePod);
        this.claimQueue = new ReconcileQueue<>("claims", volumes::reconcile);
        this.jobQueue = new ReconcileQueue<>("jobs", jobs::reconcile);
    }

    public void start() {
        informers =
                List.of(
                        client.pods().inAnyNamespace().inform(handler(podQueue)),
                        client.pods().inAnyNamespace().inform(whatPodsHoldUp()),
                        client.persistentVolumeClaims()
                                .inAnyNamespace()
                                .inform(handler(claimQueue)),
                        client.batch().v1().jobs().inAnyNamespace().inform(handler(jobQueue)));
        lostNodes.start();
    }

    /** Runs a command in that pod's container. */
    public Optional<Result> execute(String namespace, String pod, List<String> command) {
        return pods.execute(new ObjectRef(namespace, pod), command);
    }

    /** The nodes that are away. */
    public LostNodes lostNodes() {
        return lostNodes;
    }

    private void podEnded(ObjectRef pod) {
        podQueue.add(pod);
    }

    private void reconcilePod(ObjectRef ref) {
        if (!pods.reconcile(ref)) {
            podQueue.addAfter(ref, Scheduler.NEXT_TRY);
        }
    }

    /** A pod that is finished or gone lets go of its claims, and tells its job so. */
    private ResourceEventHandler<Pod> whatPodsHoldUp() {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(Pod pod) {
                // A new pod frees no claim.
            }

            @Override
            public void onUpdate(Pod before, Pod pod) {
                if (PodPhases.isFinished(pod)) {
                    letGo(pod);
                }
            }

            @Override
            public void onDelete(Pod pod, boolean finalStateUnknown) {
                letGo(pod);
            }
        };
    }

    private void letGo(Pod pod) {
        var namespace = pod.getMetadata().getNamespace();
        pod.getSpec().getVolumes().stream()
                .filter(volume -> volume.getPersistentVolumeClaim() != null)
                .map(volume -> volume.getPersistentVolumeClaim().getClaimName())
                .forEach(claim -> claimQueue.add(new ObjectRef(namespace, claim)));
        JobPods.jobOf(pod).ifPresent(job -> jobQueue.add(new ObjectRef(namespace, job)));
    }

    private static <T extends HasMetadata> ResourceEventHandler<T> handler(
            ReconcileQueue<ObjectRef> queue) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T object) {
                queue.add(ObjectRef.of(object));
            }

            @Override
            public void onUpdate(T before, T object) {
                queue.add(ObjectRef.of(object));
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                queue.add(ObjectRef.of(object));
            }
        };
    }

    /** Stops every container; the objects stay, for nobody reads them afterwards. */
    @Override
    public void close() {
        lostNodes.close();
        informers.forEach(SharedIndexInformer::close);
        podQueue.close();
        claimQueue.close();
        jobQueue.close();
        pods.close();
        folders.limits().liftAll();
    }
}
