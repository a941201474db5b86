package dev.pghaven.exposure.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Api;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLoadBalancers;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Presences;
import dev.pghaven.kubernetes.ServerSideApply;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Services of type LoadBalancer in the Kubernetes cluster that we run in. */
@ApplicationScoped
class KubernetesLoadBalancers implements LoadBalancers {
    private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);

    private final KubernetesClient client;
    private final ServerSideApply serverSideApply;
    private final OurLoadBalancers ours;

    KubernetesLoadBalancers(
            KubernetesClient client, ServerSideApply serverSideApply, OurLoadBalancers ours) {
        this.client = client;
        this.serverSideApply = serverSideApply;
        this.ours = ours;
    }

    @Override
    public Presence presenceOf(ClusterRef cluster, String name) {
        return find(cluster, name)
                .map(it -> Presences.of(it, cluster))
                .orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Service manifest) {
        return serverSideApply.apply(manifest);
    }

    @Override
    public Applied restore(Service manifest, Service standing) {
        var meant =
                new ServiceBuilder(manifest)
                        .editMetadata()
                        .withUid(standing.getMetadata().getUid())
                        .endMetadata()
                        .build();
        Additions.to(meant, standing).ifPresent(patch -> takeAway(meant.getMetadata(), patch));
        return serverSideApply.applyByForce(meant);
    }

    private void takeAway(ObjectMeta service, String patch) {
        Api.attempt(
                "take away what was added to Service " + service.getName(),
                () ->
                        client.services()
                                .inNamespace(service.getNamespace())
                                .withName(service.getName())
                                .patch(MERGE, patch));
    }

    @Override
    public Optional<Service> find(ClusterRef cluster, String name) {
        return Api.attempt(
                "read Service " + cluster.namespace() + "/" + name,
                () ->
                        Optional.ofNullable(
                                client.services()
                                        .inNamespace(cluster.namespace())
                                        .withName(name)
                                        .get()));
    }

    @Override
    public List<Service> ours(ClusterRef cluster) {
        return ours.of(cluster);
    }

    @Override
    public List<Service> everywhere() {
        return Api.attempt(
                "list the load balancer Services of all namespaces",
                () ->
                        client.services().inAnyNamespace().list().getItems().stream()
                                .filter(OurLoadBalancers::isBalanced)
                                .toList());
    }

    @Override
    public List<Answer> answersTo(Service service) {
        var metadata = service.getMetadata();
        return Api.attempt(
                "read the events of Service " + metadata.getName(),
                () ->
                        client
                                .v1()
                                .events()
                                .inNamespace(metadata.getNamespace())
                                .withField("involvedObject.uid", metadata.getUid())
                                .list()
                                .getItems()
                                .stream()
                                .filter(it -> isDone(it) || "Warning".equals(it.getType()))
                                .sorted(Comparator.comparing(KubernetesLoadBalancers::time))
                                .map(KubernetesLoadBalancers::answer)
                                .toList());
    }

    @Override
    public void delete(ClusterRef cluster, String name, String uid) {
        ours.delete(cluster, name, uid);
    }

    /** An event that repeats is written over. */
    private static Answer answer(Event event) {
        var metadata = event.getMetadata();
        return new Answer(
                metadata.getUid() + "@" + metadata.getResourceVersion(),
                isDone(event),
                event.getMessage());
    }

    private static boolean isDone(Event event) {
        return "EnsuredLoadBalancer".equals(event.getReason());
    }

    private static String time(Event event) {
        return Stream.of(event.getLastTimestamp(), event.getFirstTimestamp())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(() -> event.getMetadata().getCreationTimestamp());
    }
}
