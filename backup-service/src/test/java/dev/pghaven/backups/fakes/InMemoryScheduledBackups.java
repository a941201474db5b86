package dev.pghaven.backups.fakes;

import dev.pghaven.backups.ScheduledBackups;
import dev.pghaven.cnpg.ScheduledBackup;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.Presence;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** ScheduledBackups whose operator has looked at them once, unless a test says otherwise. */
public final class InMemoryScheduledBackups implements ScheduledBackups {
    public static final String LOOKED_AT = "2026-11-22T10:20:00Z";

    private final Map<String, ScheduledBackup> standing = new TreeMap<>();
    private ScheduledBackup.Status status = new ScheduledBackup.Status(LOOKED_AT, null, null, null);
    private int uids;

    public void operatorSays(ScheduledBackup.Status answer) {
        status = answer;
    }

    /** One that somebody else made. */
    public void occupy(String name) {
        var metadata = new ObjectMetaBuilder().withName(name).withUid("foreign").build();
        standing.put(name, ScheduledBackup.of(metadata, null));
    }

    public List<String> names() {
        return List.copyOf(standing.keySet());
    }

    public ScheduledBackup get(String name) {
        return standing.get(name);
    }

    @Override
    public Presence presenceOf(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(name))
                .<Presence>map(it ->
                        isOurs(it, cluster)
                                ? new Presence.Ours(it.metadata().getUid())
                                : new Presence.Foreign("nobody"))
                .orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(ScheduledBackup manifest) {
        var name = manifest.metadata().getName();
        var metadata = new ObjectMetaBuilder(manifest.metadata()).withUid("uid-" + ++uids).build();
        standing.put(name, ScheduledBackup.of(metadata, manifest.spec()));
        return new Applied.Accepted();
    }

    @Override
    public Optional<ScheduledBackup> find(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(name))
                .map(it ->
                        new ScheduledBackup(
                                it.apiVersion(), it.kind(), it.metadata(), it.spec(), status));
    }

    @Override
    public List<ScheduledBackup> ours(ClusterRef cluster) {
        return standing.values().stream().filter(it -> isOurs(it, cluster)).toList();
    }

    @Override
    public void delete(ClusterRef cluster, String name, String uid) {
        standing.computeIfPresent(
                name, (key, it) -> it.metadata().getUid().equals(uid) ? null : it);
    }

    private static boolean isOurs(ScheduledBackup it, ClusterRef cluster) {
        return OurLabels.areIn(it.metadata().getLabels(), cluster);
    }
}
