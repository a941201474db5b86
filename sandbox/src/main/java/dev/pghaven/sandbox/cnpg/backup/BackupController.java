package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.stream.Stream;

/** Watches Backups, and reconciles those that changed or whose Cluster did. */
public final class BackupController implements AutoCloseable {
    private final BackupApi api;
    private final BackupReconciler reconciler;
    private final ReconcileQueue<BackupKey> queue;
    private SharedIndexInformer<GenericKubernetesResource> informer;

    public BackupController(KubernetesClient client, InstanceBackups instances) {
        this.api = new BackupApi(client);
        this.reconciler = new BackupReconciler(client, instances);
        this.queue = new ReconcileQueue<>("backups", this::reconcile);
    }

    public void start() {
        informer = api.backups().inAnyNamespace().runnableInformer(0);
        informer.addEventHandler(new EveryChange());
        informer.run();
    }

    /** Its instances may have gone, with a Backup that one of them was taking. */
    public void clusterChanged(String namespace, String cluster) {
        backupsOf(namespace, cluster)
                .filter(it -> it.phase().isExecuting())
                .forEach(it -> queue.add(BackupKey.of(it.metadata())));
    }

    /** CNPG's next Backup finds out by itself, up to ten seconds later. */
    private void nextTurn(Backup over) {
        backupsOf(over.namespace(), over.spec().cluster().name())
                .filter(it -> !it.phase().isDone())
                .forEach(it -> queue.add(BackupKey.of(it.metadata())));
    }

    private Stream<Backup> backupsOf(String namespace, String cluster) {
        return informer.getStore().list().stream()
                .map(Backup::of)
                .filter(it -> it.namespace().equals(namespace))
                .filter(it -> it.spec().cluster().name().equals(cluster));
    }

    private void reconcile(BackupKey key) {
        reconciler.reconcile(key).ifPresent(pause -> queue.addAfter(key, pause));
    }

    @Override
    public void close() {
        if (informer != null) {
            informer.close();
        }
        queue.close();
    }

    private final class EveryChange implements ResourceEventHandler<GenericKubernetesResource> {
        @Override
        public void onAdd(GenericKubernetesResource backup) {
            queue.add(BackupKey.of(backup.getMetadata()));
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource backup) {
            queue.add(BackupKey.of(backup.getMetadata()));
            var changed = Backup.of(backup);
            if (changed.phase().isDone() && !Backup.of(before).phase().isDone()) {
                nextTurn(changed);
            }
        }

        @Override
        public void onDelete(GenericKubernetesResource backup, boolean finalStateUnknown) {
            nextTurn(Backup.of(backup));
        }
    }
}
