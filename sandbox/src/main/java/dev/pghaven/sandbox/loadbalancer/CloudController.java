package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.Frontend;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.network.ServiceController;
import dev.pghaven.sandbox.network.ServiceName;
import dev.pghaven.sandbox.publicips.PublicIps;
import dev.pghaven.sandbox.reconcile.ReconcileQueue;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.time.Duration;

/** Gives Services of the type LoadBalancer their address, and takes it back. */
public final class CloudController implements AutoCloseable {
    private final ServiceController dataPath;
    private final AzureProvider provider;
    private final ServiceWrites writes;
    private final ServiceEvents events;
    private final Attempts attempts;
    private final SharedIndexInformer<Service> services;
    private final ReconcileQueue<ServiceName> queue =
            new ReconcileQueue<>("load-balancers", this::reconcile);
    private volatile boolean running = true;

    public CloudController(
            KubernetesClient client,
            ServiceController dataPath,
            AzureCluster cluster,
            Network network,
            PublicIps publicIps,
            LoadBalancerSettings settings) {
        this.dataPath = dataPath;
        this.provider = new AzureProvider(cluster, network, publicIps, settings.idleMinute());
        this.writes = new ServiceWrites(client);
        this.events = new ServiceEvents(client);
        this.attempts = new Attempts(settings.firstRetry());
        this.services = client.services().inAnyNamespace().runnableInformer(0);
    }

    /** Returns when the Services have been read once. */
    public void start() {
        services.addEventHandler(new Handler());
        services.start().toCompletableFuture().join();
    }

    /** Whatever is wished from now on waits; what was set up goes on working. */
    public void pause() {
        running = false;
    }

    public void resume() {
        running = true;
        services.getIndexer().list().forEach(it -> queue.add(ServiceName.of(it)));
    }

    public boolean isRunning() {
        return running;
    }

    @Override
    public void close() {
        services.stop();
        queue.close();
    }

    private void reconcile(ServiceName name) {
        if (!running) {
            return;
        }
        var service = services.getIndexer().getByKey(name.toString());
        if (service == null) {
            forget(name);
        } else if (isWanted(service)) {
            ensure(service);
        } else if (ServiceWrites.hasFinalizer(service)) {
            delete(service);
        }
    }

    private static boolean isWanted(Service service) {
        return "LoadBalancer".equals(service.getSpec().getType())
                && service.getMetadata().getDeletionTimestamp() == null;
    }

    private void ensure(Service service) {
        var wish = new Wish(service);
        switch (attempts.turnOf(wish)) {
            case Turn.Now now -> ensure(wish);
            case Turn.Later(Duration pause) -> queue.addAfter(wish.name(), pause);
            case Turn.Over over -> {}
        }
    }

    private void ensure(Wish wish) {
        var service = wish.service();
        attempts.lastDone(wish.name())
                .map(Wish.Content::sourceRanges)
                .filter(it -> !it.equals(wish.sourceRanges()))
                .ifPresent(it -> events.otherRanges(service, it, wish.sourceRanges()));
        writes.addFinalizer(service);
        events.ensuring(service);
        AccessControl.of(wish).warnings().forEach(it -> events.warn(service, it));
        switch (provider.ensure(wish)) {
            case Ensured.Reached(Frontend frontend) -> reach(wish, frontend);
            case Ensured.Refused(String reason) -> refuse(wish, reason);
        }
    }

    private void reach(Wish wish, Frontend frontend) {
        dataPath.expose(wish.name(), frontend);
        writes.ingress(wish.service(), frontend.address());
        events.ensured(wish.service());
        attempts.succeeded(wish);
    }

    private void refuse(Wish wish, String reason) {
        events.refused(wish.service(), reason);
        queue.addAfter(wish.name(), attempts.refused(wish));
    }

    /**
     * Nothing listens any more before the address is anybody else's, and before the object goes.
     */
    private void delete(Service service) {
        var name = ServiceName.of(service);
        events.deleting(service);
        dataPath.conceal(name);
        provider.delete(name);
        attempts.forget(name);
        if (service.getMetadata().getDeletionTimestamp() == null) {
            writes.noIngress(service);
        }
        events.deleted(service);
        writes.removeFinalizer(service);
    }

    /** Somebody took the finalizer away; unlike in Azure nothing is left over. */
    private void forget(ServiceName name) {
        if (attempts.forget(name)) {
            dataPath.conceal(name);
            provider.delete(name);
        }
    }

    private final class Handler implements ResourceEventHandler<Service> {
        @Override
        public void onAdd(Service added) {
            queue.add(ServiceName.of(added));
        }

        @Override
        public void onUpdate(Service before, Service after) {
            queue.add(ServiceName.of(after));
        }

        @Override
        public void onDelete(Service deleted, boolean finalStateUnknown) {
            queue.add(ServiceName.of(deleted));
        }
    }
}
