package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.faults.Impossible;
import dev.pghaven.sandbox.faults.Switch;
import dev.pghaven.sandbox.postgres.Folders;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits the volumes that are made from now on in a namespace, so that they can be full: each gets
 * a small file system of its own.
 */
public final class VolumeLimits implements Switch {
    private static final Set<String> FIELDS = Set.of("namespace", "megabytes");

    private final Path volumes;
    private final Set<Path> mounted = ConcurrentHashMap.newKeySet();
    private volatile Optional<Limit> limit = Optional.empty();

    VolumeLimits(Path volumes) {
        this.volumes = volumes;
        Mounts.unmountBelow(volumes);
    }

    private record Limit(String namespace, int megabytes) {}

    /** Before anything is written into it. */
    void apply(String namespace, Path volume) {
        limit.filter(it -> it.namespace().equals(namespace))
                .filter(_ -> mounted.add(volume))
                .ifPresent(it -> Mounts.mount(volume, it.megabytes()));
    }

    void lift(Path volume) {
        if (mounted.remove(volume)) {
            Mounts.unmount(volume);
        }
    }

    void liftAll() {
        Set.copyOf(mounted).forEach(this::lift);
    }

    @Override
    public JsonObject state() {
        return limit.map(it ->
                        new JsonObject()
                                .put("namespace", it.namespace())
                                .put("megabytes", it.megabytes()))
                .orElseGet(JsonObject::new);
    }

    @Override
    public void set(JsonObject fault) {
        if (!fault.fieldNames().equals(FIELDS)
                || !(fault.getValue("namespace") instanceof String namespace)
                || !(fault.getValue("megabytes") instanceof Integer megabytes)
                || megabytes < 1) {
            throw new IllegalArgumentException(
                    "volumes are limited by {\"namespace\": \"shop\", \"megabytes\": 16}");
        }
        tryOut(megabytes);
        limit = Optional.of(new Limit(namespace, megabytes));
    }

    private void tryOut(int megabytes) {
        var folder = Folders.createPrivate(volumes.resolve("limit"));
        try {
            Mounts.mount(folder, megabytes);
            Mounts.unmount(folder);
        } catch (MountRefused e) {
            throw new Impossible("volumes cannot be limited on this machine: " + e.getMessage());
        } finally {
            Folders.delete(folder);
        }
    }

    /** Volumes that are limited stay so until they go. */
    @Override
    public void clear() {
        limit = Optional.empty();
    }
}
