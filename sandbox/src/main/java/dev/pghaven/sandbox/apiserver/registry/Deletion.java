package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Deletes objects, at once or in the end: after finalizers, grace periods, a namespace's content.
 */
final class Deletion {
    private final ObjectStore store;
    private final Admissions admissions;
    private final Timestamps time;

    Deletion(ObjectStore store, Admissions admissions, Timestamps time) {
        this.store = store;
        this.admissions = admissions;
        this.time = time;
    }

    /** Empty when another write came first: try again. */
    Optional<Deleted> delete(Target target, Stored live, DeleteOptions how, WriteOptions options) {
        how.preconditions().check(target, live);
        admissions.delete(target, live.json(), options);
        ObjectNode marked = mark(target.kind(), live, how);
        boolean gone = Finalizers.allowDeletion(marked);
        if (options.dryRun() || marked.equals(live.json())) {
            return Optional.of(new Deleted(marked, gone));
        }
        Optional<Stored> written = gone ? store.delete(live) : store.replace(live, marked);
        return written.map(object -> new Deleted(object.json(), gone));
    }

    private ObjectNode mark(KindSpec kind, Stored live, DeleteOptions how) {
        ObjectNode marked = live.copy();
        List<String> present = Metadata.finalizers(marked);
        Metadata.setFinalizers(marked, Finalizers.forPropagation(present, how.propagation()));
        long grace = GracePeriod.of(kind, live.json(), how.gracePeriodSeconds());
        ObjectNode metadata = Metadata.of(marked);
        boolean first = !live.isBeingDeleted();
        if (first || grace < metadata.path("deletionGracePeriodSeconds").asLong()) {
            metadata.put("deletionTimestamp", time.after(Duration.ofSeconds(grace)));
            metadata.put("deletionGracePeriodSeconds", (int) grace);
        }
        if (first && kind.is(Trait.GENERATION)) {
            metadata.put("generation", metadata.path("generation").asInt() + 1);
        }
        if (kind.resource().equals("namespaces")) {
            marked.withObject("/status").put("phase", "Terminating");
        }
        return marked;
    }
}
