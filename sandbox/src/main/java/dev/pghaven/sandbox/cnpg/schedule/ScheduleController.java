package dev.pghaven.sandbox.cnpg.schedule;

import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Clock;
import java.time.Duration;

/** Watches ScheduledBackups, and looks at each when it changed or is due. */
public final class ScheduleController implements AutoCloseable {
    /** What waits cannot be told to wait shorter, and a schedule may change meanwhile. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ScheduleApi api;
    private final ScheduleReconciler reconciler;
    private final ReconcileQueue<ScheduleKey> queue;
    private SharedIndexInformer<GenericKubernetesResource> informer;

    public ScheduleController(KubernetesClient client, Clock clock) {
        this.api = new ScheduleApi(client);
        this.reconciler = new ScheduleReconciler(client, clock);
        this.queue = new ReconcileQueue<>("schedules", this::reconcile);
    }

    public void start() {
        informer = api.schedules().inAnyNamespace().inform(new EveryChange());
    }

    private void reconcile(ScheduleKey key) {
        reconciler
                .reconcile(key)
                .map(pause -> pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
                .ifPresent(pause -> queue.addAfter(key, pause));
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
        public void onAdd(GenericKubernetesResource schedule) {
            queue.add(ScheduleKey.of(schedule.getMetadata()));
        }

        @Override
        public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource schedule) {
            queue.add(ScheduleKey.of(schedule.getMetadata()));
        }

        @Override
        public void onDelete(GenericKubernetesResource schedule, boolean finalStateUnknown) {
            // Its Backups go with it only where it owns them, which is the garbage collector's.
        }
    }
}
