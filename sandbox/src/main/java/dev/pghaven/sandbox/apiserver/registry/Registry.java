package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.Optional;
import java.util.function.Function;

/** The rules of the Kubernetes API for reading and writing single objects, over the store. */
public final class Registry {
    private static final int ATTEMPTS = 100;

    private final ObjectStore store;
    private final CreateCheck access;
    private final Creation creation;
    private final Updating updating;
    private final Deletion deletion;

    public Registry(
            ObjectStore store,
            Kinds kinds,
            Admission admission,
            CreateCheck access,
            Timestamps time) {
        Admissions admissions = new Admissions(admission);
        this.store = store;
        this.access = access;
        this.creation = new Creation(store, new NamespaceGuard(store, kinds), admissions, time);
        this.updating = new Updating(store, admissions, time);
        this.deletion = new Deletion(store, admissions, time);
    }

    public Stored get(Target target) {
        return store.get(target.key())
                .orElseThrow(() -> Refusals.notFound(target.kind(), target.name()));
    }

    public Written create(Target target, JsonNode body, WriteOptions options) {
        return creation.create(target, body, options);
    }

    public Written update(Target target, JsonNode body, WriteOptions options) {
        if (target.kind().is(Trait.CREATE_ON_UPDATE) && store.get(target.key()).isEmpty()) {
            access.requireCreate(options.user(), target);
            return creation.create(target, body, options);
        }
        return retrying(target, live -> updating.replace(target, live, body, options));
    }

    public Written patch(Target target, Patch patch, WriteOptions options) {
        if (patch instanceof Patch.Apply(var config) && !target.isStatus()) {
            Optional<Written> created = applyNew(target, config, options);
            if (created.isPresent()) {
                return created.get();
            }
        }
        return retrying(target, live -> updating.patch(target, live, patch, options));
    }

    private Optional<Written> applyNew(Target target, JsonNode body, WriteOptions options) {
        if (store.get(target.key()).isPresent()) {
            return Optional.empty();
        }
        ObjectNode config = Applied.of(target, body);
        if (!config.at("/metadata/resourceVersion").asText().isEmpty()
                || !config.at("/metadata/uid").asText().isEmpty()) {
            throw Refusals.conflict(
                    target.kind(), target.name(), "the object to apply to does not exist");
        }
        access.requireCreate(options.user(), target);
        return creation.apply(target, config, options);
    }

    public Deleted delete(Target target, DeleteOptions how, WriteOptions options) {
        return retrying(target, live -> deletion.delete(target, live, how, options));
    }

    /** Another write in between is no reason to fail, unless the client named a revision. */
    private <T> T retrying(Target target, Function<Stored, Optional<T>> write) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<T> written = write.apply(get(target));
            if (written.isPresent()) {
                return written.get();
            }
        }
        throw Refusals.modified(target.kind(), target.name());
    }
}
