package dev.pghaven.backups.fakes;

import dev.pghaven.backups.Backups;
import dev.pghaven.cnpg.Backup;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.kubernetes.Applied;
import dev.pghaven.kubernetes.OurLabels;
import dev.pghaven.kubernetes.Presence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Backups that an operator brings to the status that a test says. */
public final class InMemoryBackups implements Backups {
    private final Map<String, Backup> standing = new HashMap<>();
    private final List<Backup> applied = new ArrayList<>();
    private Function<Backup, Backup.Status> operator = it -> null;

    /** What the operator answers from now on. */
    public void operatorSays(Backup.Status status) {
        operator = it -> status;
    }

    public void delete(String name) {
        standing.remove(name);
    }

    public List<Backup> applied() {
        return List.copyOf(applied);
    }

    @Override
    public Presence presenceOf(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(name))
                .map(it -> it.metadata().getLabels())
                .<Presence>map(labels ->
                        OurLabels.areIn(labels, cluster)
                                ? new Presence.Ours("uid-of-" + name)
                                : new Presence.Foreign("nobody"))
                .orElseGet(Presence.Absent::new);
    }

    @Override
    public Applied apply(Backup manifest) {
        applied.add(manifest);
        standing.put(manifest.metadata().getName(), manifest);
        return new Applied.Accepted();
    }

    @Override
    public Optional<Backup> find(ClusterRef cluster, String name) {
        return Optional.ofNullable(standing.get(name)).map(this::withStatus);
    }

    private Backup withStatus(Backup it) {
        return new Backup(it.apiVersion(), it.kind(), it.metadata(), it.spec(), operator.apply(it));
    }
}
