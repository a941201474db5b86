package dev.pghaven.sandbox.cnpg.operator;

import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.backup.BackupController;
import dev.pghaven.sandbox.cnpg.instance.PostgresImage;
import dev.pghaven.sandbox.cnpg.schedule.ScheduleController;
import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.util.List;

/** The operator: watches Clusters and what they own, and reconciles those that changed. */
public final class CnpgOperator implements AutoCloseable {
    private final KubernetesClient client;
    private final ClusterApi api;
    private final PostgresImage image;
    private final OwnedObjects objects;
    private final ClusterReconciler reconciler;
    private final ReconcileQueue<ClusterKey> queue;
    private final BackupController backups;
    private final ScheduleController schedules;
    private List<SharedIndexInformer<?>> informers = List.of();

    public CnpgOperator(KubernetesClient client, PostgresImage image) {
        this.client = client;
        this.api = new ClusterApi(client);
        this.image = image;
        this.objects = new OwnedObjects(api);
        this.reconciler =
                new ClusterReconciler(
                        api,
                        objects,
                        new Observations(client, image::report),
                        new InstanceActions(client, new ClusterEvents(client)),
                        Clock.systemUTC());
        this.queue = new ReconcileQueue<>("clusters", this::reconcile);
        this.backups = new BackupController(client, image);
        this.schedules = new ScheduleController(client, Clock.systemUTC());
    }

    public void start() {
        backups.start();
        schedules.start();
        informers =
                List.of(
                        api.clusters().inAnyNamespace().inform(new ChangeHandler<>(this::changed)),
                        client.pods()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::ownedChanged)),
                        client.batch()
                                .v1()
                                .jobs()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::ownedChanged)),
                        client.persistentVolumeClaims()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::ownedChanged)),
                        client.services()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::aroundChanged)),
                        client.nodes().inform(new NodeClosing(this::everyCluster)),
                        client.leases()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::aroundChanged)),
                        client.secrets()
                                .inAnyNamespace()
                                .withLabel(Labels.CLUSTER)
                                .inform(new ChangeHandler<>(this::aroundChanged)));
    }

    private void reconcile(ClusterKey key) {
        reconciler.reconcile(key).ifPresent(pause -> queue.addAfter(key, pause));
    }

    private void changed(GenericKubernetesResource cluster, boolean deleted) {
        var key = ClusterKey.of(cluster.getMetadata());
        queue.add(key);
        image.clusterChanged(key.namespace(), key.name());
        backups.clusterChanged(key.namespace(), key.name());
    }

    private void everyCluster() {
        api.clusters().inAnyNamespace().list().getItems().stream()
                .map(cluster -> ClusterKey.of(cluster.getMetadata()))
                .forEach(queue::add);
    }

    private void ownedChanged(HasMetadata object, boolean deleted) {
        queue.add(clusterOf(object));
    }

    private void aroundChanged(HasMetadata object, boolean deleted) {
        if (deleted) {
            objects.forget(clusterOf(object));
            queue.add(clusterOf(object));
        }
    }

    private static ClusterKey clusterOf(HasMetadata object) {
        var metadata = object.getMetadata();
        return new ClusterKey(metadata.getNamespace(), metadata.getLabels().get(Labels.CLUSTER));
    }

    @Override
    public void close() {
        informers.forEach(SharedIndexInformer::close);
        schedules.close();
        backups.close();
        queue.close();
    }
}
