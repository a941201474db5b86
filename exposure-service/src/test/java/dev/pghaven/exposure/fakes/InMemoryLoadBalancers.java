package dev.pghaven.exposure.fakes;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.exposure.EndpointServices;
import dev.pghaven.exposure.LoadBalancers;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.Presence;
import dev.pghaven.kubernetes.Presences;
import io.fabric8.kubernetes.api.model.LoadBalancerIngressBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * Services to which a load balancer gives its address at once, unless a test says otherwise. What
 * has an address keeps it.
 */
public final class InMemoryLoadBalancers implements LoadBalancers {
    private final Map<String, Service> standing = new TreeMap<>();
    private final Map<String, List<Answer>> answers = new TreeMap<>();
    private final List<String> deleted = new ArrayList<>();
    private final Set<String> edited = new HashSet<>();
    private Optional<String> address = Optional.of("203.0.113.10");
    private Optional<String> refusal = Optional.empty();
    private Optional<String> rejection = Optional.empty();
    private boolean holding;
    private boolean slow;
    private int uids;

    @Override
    public Presence presenceOf(ClusterRef cluster, String name) {
        return find(cluster, name)
                .map(it -> Presences.of(it, cluster))
                .orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Service manifest) {
        if (rejection.isPresent()) {
            return new Applied.Rejected(rejection.get());
        }
        if (edited.contains(key(manifest))) {
            return new Applied.Rejected("Apply failed with 1 conflict: conflict with \"kubectl\"");
        }
        put(manifest);
        return new Applied.Accepted();
    }

    @Override
    public Applied restore(Service manifest, Service before) {
        if (!before.getMetadata().getUid().equals(uidOf(key(manifest)))) {
            throw new IllegalStateException("the UID in the precondition differs");
        }
        edited.remove(key(manifest));
        return apply(manifest);
    }

    /** Somebody changes a Service by hand, and what is changed is theirs from now on. */
    public void edit(String key, UnaryOperator<Service> change) {
        standing.computeIfPresent(key, (_, it) -> change.apply(it));
        edited.add(key);
    }

    private String uidOf(String key) {
        return standing.get(key).getMetadata().getUid();
    }

    /** As whoever else may write Services, such as the operator. */
    public void put(Service manifest) {
        var key = key(manifest);
        var before = Optional.ofNullable(standing.get(key));
        var uid = before.map(it -> it.getMetadata().getUid()).orElseGet(() -> "service-" + ++uids);
        var written =
                new ServiceBuilder(manifest)
                        .editMetadata()
                        .withUid(uid)
                        .withDeletionTimestamp(
                                before.map(it -> it.getMetadata().getDeletionTimestamp())
                                        .orElse(null))
                        .endMetadata()
                        .withStatus(before.map(Service::getStatus).orElse(null))
                        .build();
        standing.put(key, withAddress(written));
        if (refusal.isPresent()) {
            warn(key, refusal.get());
        } else if (!slow && address.isPresent()) {
            hasDone(key);
        }
    }

    @Override
    public Optional<Service> find(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(cluster.namespace() + "/" + name));
    }

    @Override
    public List<Service> ours(ClusterRef cluster) {
        return everywhere().stream()
                .filter(it -> it.getMetadata().getNamespace().equals(cluster.namespace()))
                .filter(it -> OurLabels.areIn(it.getMetadata().getLabels(), cluster))
                .toList();
    }

    @Override
    public List<Service> everywhere() {
        return List.copyOf(standing.values());
    }

    @Override
    public List<Answer> answersTo(Service service) {
        return List.copyOf(answers.getOrDefault(service.getMetadata().getUid(), List.of()));
    }

    @Override
    public void delete(ClusterRef cluster, String name, String uid) {
        var key = cluster.namespace() + "/" + name;
        if (standing.containsKey(key) && standing.get(key).getMetadata().getUid().equals(uid)) {
            remove(key);
        }
    }

    /** From now on what is deleted stays until it is let go. */
    public void holdsDeleted() {
        holding = true;
    }

    public void letsGoOfDeleted() {
        standing.values().removeIf(EndpointServices::isGoing);
    }

    public void remove(String key) {
        if (holding) {
            standing.computeIfPresent(key, (_, it) -> going(it));
        } else {
            standing.remove(key);
        }
        deleted.add(key);
    }

    /** What the load balancer gives from now on, also to those that wait for an address. */
    public void gives(Optional<String> newAddress) {
        address = newAddress;
        standing.replaceAll((key, it) -> reached(key, withAddress(it), it));
    }

    /** What the cloud provider says of whatever is applied from now on. */
    public void refuses(String text) {
        refusal = Optional.of(text);
    }

    public void admissionRejects(String reason) {
        rejection = Optional.of(reason);
    }

    public void warn(String key, String text) {
        answer(key, false, text);
    }

    /** Azure says nothing of what is applied from now on, until it has done it. */
    public void isSlow() {
        slow = true;
    }

    public void hasDone(String key) {
        answer(key, true, "Ensured load balancer");
    }

    private void answer(String key, boolean done, String text) {
        var uid = uidOf(key);
        var all = answers.computeIfAbsent(uid, _ -> new ArrayList<>());
        all.add(new Answer("event-" + uid + "-" + all.size(), done, text));
    }

    public List<String> names() {
        return List.copyOf(standing.keySet());
    }

    public List<String> deleted() {
        return List.copyOf(deleted);
    }

    private Service reached(String key, Service now, Service before) {
        if (!now.equals(before)) {
            hasDone(key);
        }
        return now;
    }

    private Service withAddress(Service it) {
        return address.filter(_ -> EndpointServices.addressOf(it).isEmpty())
                .map(given ->
                        new ServiceBuilder(it)
                                .withNewStatus()
                                .withNewLoadBalancer()
                                .withIngress(new LoadBalancerIngressBuilder().withIp(given).build())
                                .endLoadBalancer()
                                .endStatus()
                                .build())
                .orElse(it);
    }

    private static Service going(Service it) {
        return new ServiceBuilder(it)
                .editMetadata()
                .withDeletionTimestamp("2026-01-01T00:00:00Z")
                .endMetadata()
                .build();
    }

    private static String key(Service service) {
        return service.getMetadata().getNamespace() + "/" + service.getMetadata().getName();
    }
}
