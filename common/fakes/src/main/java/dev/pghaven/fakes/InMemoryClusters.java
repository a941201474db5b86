package dev.pghaven.fakes;

import dev.pghaven.cnpg.Cluster;
import dev.pghaven.cnpg.Phase;
import dev.pghaven.cnpg.Resources;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.Clusters;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.Presence;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Clusters that an operator brings to health at once, unless a test says otherwise. */
public final class InMemoryClusters implements Clusters {
    private final Map<ClusterRef, Cluster> standing = new HashMap<>();
    private final List<Cluster> applied = new ArrayList<>();
    private Phase phase = Phase.HEALTHY;
    private Optional<String> rejection = Optional.empty();
    private final Map<String, Object> told = new HashMap<>();
    private int uids;

    @Override
    public Presence presenceOf(ClusterRef cluster) {
        return find(cluster).map(it -> presence(cluster, it)).orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Cluster manifest) {
        if (rejection.isPresent()) {
            return new Applied.Rejected(rejection.get());
        }
        applied.add(manifest);
        standing.compute(nameOf(manifest), (name, before) -> written(manifest, before));
        return new Applied.Accepted();
    }

    @Override
    public Optional<Cluster> find(ClusterRef cluster) {
        return Optional.ofNullable(standing.get(cluster)).map(this::withStatus);
    }

    @Override
    public List<Cluster> in(String namespace) {
        return standing.entrySet().stream()
                .filter(it -> it.getKey().namespace().equals(namespace))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public void delete(ClusterRef cluster, String uid) {
        standing.computeIfPresent(
                cluster, (name, it) -> it.metadata().getUid().equals(uid) ? null : it);
    }

    /** As the operator would answer from now on. */
    public void operatorSays(Phase newPhase) {
        phase = newPhase;
    }

    /** A field of the status, as the operator would answer from now on. */
    public void operatorSays(String field, Object value) {
        told.put(field, value);
    }

    public void cannotReconcile(String role, String reason) {
        operatorSays(
                "managedRolesStatus", Map.of("cannotReconcile", Map.of(role, List.of(reason))));
    }

    public void admissionRejects(String reason) {
        rejection = Optional.of(reason);
    }

    /** Somebody else's Cluster. */
    public void occupy(ClusterRef cluster) {
        var metadata =
                new ObjectMetaBuilder()
                        .withNamespace(cluster.namespace())
                        .withName(cluster.name())
                        .addToLabels(OurLabels.MANAGED_BY, "Helm")
                        .build();
        apply(Cluster.of(metadata, null));
    }

    public List<Cluster> applied() {
        return Collections.unmodifiableList(applied);
    }

    public Optional<String> uidOf(ClusterRef cluster) {
        return Optional.ofNullable(standing.get(cluster)).map(it -> it.metadata().getUid());
    }

    private Cluster written(Cluster manifest, Cluster before) {
        var uid = before == null ? "uid-" + ++uids : before.metadata().getUid();
        var metadata = new ObjectMetaBuilder(manifest.metadata()).withUid(uid).build();
        return Cluster.of(metadata, manifest.spec());
    }

    private Cluster withStatus(Cluster it) {
        var standing = Resources.toGeneric(it);
        standing.setAdditionalProperty("status", statusOf(it));
        return Resources.read(standing, Cluster.class);
    }

    private Map<String, Object> statusOf(Cluster it) {
        var status = new HashMap<String, Object>(told);
        status.putIfAbsent("phase", phase.text());
        status.putIfAbsent("instances", instancesOf(it));
        status.putIfAbsent("readyInstances", instancesOf(it));
        status.putIfAbsent("currentPrimary", it.metadata().getName() + "-1");
        status.putIfAbsent("targetPrimary", it.metadata().getName() + "-1");
        status.putIfAbsent("timelineID", 1);
        return status;
    }

    private static int instancesOf(Cluster it) {
        return it.spec() == null ? 0 : it.spec().instances();
    }

    private static Presence presence(ClusterRef cluster, Cluster it) {
        var labels = it.metadata().getLabels();
        return OurLabels.areIn(labels, cluster)
                ? new Presence.Ours(it.metadata().getUid())
                : new Presence.Foreign(labels.get(OurLabels.MANAGED_BY));
    }

    private static ClusterRef nameOf(Cluster it) {
        return new ClusterRef(it.metadata().getNamespace(), it.metadata().getName());
    }
}
