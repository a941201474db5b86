package dev.pghaven.sandbox.network;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What kube-proxy, the endpoints controllers and the cluster's DNS do together: gives Services
 * their address and name, leads connections to ready pods, and writes down which these are.
 */
public final class ServiceController implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ServiceController.class);
    private static final int RETRY_MILLIS = 500;

    private final ClusterIps clusterIps;
    private final ServiceRelays relays;
    private final ServiceNames names;
    private final EndpointRecords records;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Service> services;
    private final Set<ServiceName> waiting = ConcurrentHashMap.newKeySet();

    /** One thread each, so that a slow API server does not hold the relays up. */
    private final ScheduledExecutorService routing = worker("service-routing");

    private final ScheduledExecutorService writing = worker("service-writing");

    public ServiceController(KubernetesClient client, AddressRange range, HostsFile hosts) {
        this.clusterIps = new ClusterIps(client, range);
        this.relays = new ServiceRelays();
        this.names = new ServiceNames(hosts);
        this.records = new EndpointRecords(client);
        this.pods = client.pods().inAnyNamespace().runnableInformer(0);
        this.services = client.services().inAnyNamespace().runnableInformer(0);
    }

    /** Returns when the state of the cluster has been read once. */
    public void start() {
        pods.addEventHandler(onEvent(it -> enqueueAllOf(it.getMetadata().getNamespace())));
        services.addEventHandler(onEvent(it -> enqueue(ServiceName.of(it))));
        pods.start().toCompletableFuture().join();
        services.start().toCompletableFuture().join();
    }

    /** From here on, or as soon as it is there, the Service is reached at this address as well. */
    public void expose(ServiceName name, Frontend frontend) {
        relays.expose(name, frontend);
    }

    /** Returns when nothing listens there any more; connections that went through it are cut. */
    public void conceal(ServiceName name) {
        relays.conceal(name);
    }

    @Override
    public void close() {
        services.stop();
        pods.stop();
        routing.shutdownNow();
        writing.shutdownNow();
        relays.close();
    }

    private void enqueueAllOf(String namespace) {
        services.getIndexer()
                .byIndex("namespace", namespace)
                .forEach(it -> enqueue(ServiceName.of(it)));
    }

    /** A Service that waits already will see the newest state when its turn comes. */
    private void enqueue(ServiceName name) {
        if (waiting.add(name) && !routing.isShutdown()) {
            routing.execute(() -> {
                waiting.remove(name);
                attempt(routing, name, this::route);
            });
        }
    }

    private void route(ServiceName name) {
        var service = services.getIndexer().getByKey(name.namespace() + "/" + name.name());
        if (service == null) {
            relays.remove(name);
            names.remove(name);
            clusterIps.release(name);
            return;
        }
        var endpoints =
                ServiceEndpoints.of(
                        service, pods.getIndexer().byIndex("namespace", name.namespace()));
        clusterIps
                .addressOf(service, services.getIndexer().list())
                .ifPresent(address -> {
                    relays.follow(name, address, endpoints);
                    names.put(name, address);
                });
        writing.execute(() -> attempt(writing, name, it -> write(it, endpoints)));
    }

    private void write(ServiceName name, ServiceEndpoints endpoints) {
        clusterIps.record(endpoints.service());
        if (endpoints.isManaged()) {
            records.write(name, endpoints);
        }
    }

    private void attempt(
            ScheduledExecutorService worker, ServiceName name, Consumer<ServiceName> work) {
        try {
            work.accept(name);
        } catch (RuntimeException e) {
            LOG.warn("service {}/{}: {}", name.namespace(), name.name(), e.getMessage());
            if (!worker.isShutdown()) {
                worker.schedule(() -> enqueue(name), RETRY_MILLIS, TimeUnit.MILLISECONDS);
            }
        }
    }

    private static ScheduledExecutorService worker(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    private static <T extends HasMetadata> ResourceEventHandler<T> onEvent(Consumer<T> action) {
        return new ResourceEventHandler<>() {
            @Override
            public void onAdd(T added) {
                action.accept(added);
            }

            @Override
            public void onUpdate(T before, T after) {
                action.accept(after);
            }

            @Override
            public void onDelete(T deleted, boolean finalStateUnknown) {
                action.accept(deleted);
            }
        };
    }
}
