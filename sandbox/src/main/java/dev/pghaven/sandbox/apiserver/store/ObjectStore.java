package dev.pghaven.sandbox.apiserver.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * All objects, in memory, under one revision counter as etcd has it. A write names the state that
 * it replaces and does nothing when that is no longer the state.
 */
public final class ObjectStore {
    private final Map<KindSpec, KindShelf> shelves = new HashMap<>();
    private final int historySize;
    private final long firstRevision;
    private long revision;

    /**
     * @param firstRevision must grow from one life of the sandbox to the next, so that a client
     *     that watched the one before is told to list again
     */
    public ObjectStore(int historySize, long firstRevision) {
        this.historySize = historySize;
        this.firstRevision = firstRevision;
        this.revision = firstRevision;
    }

    private KindShelf shelf(KindSpec kind) {
        return shelves.computeIfAbsent(kind, _ -> new KindShelf(historySize, firstRevision));
    }

    public synchronized long revision() {
        return revision;
    }

    public synchronized Optional<Stored> get(ObjectKey key) {
        return Optional.ofNullable(shelf(key.kind()).objects().get(key));
    }

    /** The objects of a kind; an empty namespace means all of them. */
    public synchronized Snapshot list(KindSpec kind, String namespace) {
        ObjectKey any = new ObjectKey(kind, namespace, "");
        return new Snapshot(revision, shelf(kind).in(any, namespace));
    }

    /** Empty when an object with that key exists. */
    public synchronized Optional<Stored> create(ObjectKey key, ObjectNode json) {
        KindShelf shelf = shelf(key.kind());
        if (shelf.objects().containsKey(key)) {
            return Optional.empty();
        }
        Stored created = new Stored(key, ++revision, json);
        shelf.objects().put(key, created);
        shelf.record(new Change.Added(created));
        return Optional.of(created);
    }

    /** Empty when the object is no longer the one that was expected. */
    public synchronized Optional<Stored> replace(Stored expected, ObjectNode json) {
        KindShelf shelf = shelf(expected.key().kind());
        if (shelf.objects().get(expected.key()) != expected) {
            return Optional.empty();
        }
        Stored replaced = new Stored(expected.key(), ++revision, json);
        shelf.objects().put(expected.key(), replaced);
        shelf.record(new Change.Modified(expected, replaced));
        return Optional.of(replaced);
    }

    /** Empty when the object is no longer the one that was expected. */
    public synchronized Optional<Stored> delete(Stored expected) {
        return delete(expected, expected.copy());
    }

    /** Deletes an object whose last state, as watchers see it, differs from the stored one. */
    public synchronized Optional<Stored> delete(Stored expected, ObjectNode last) {
        KindShelf shelf = shelf(expected.key().kind());
        if (shelf.objects().get(expected.key()) != expected) {
            return Optional.empty();
        }
        shelf.objects().remove(expected.key());
        Stored deleted = new Stored(expected.key(), ++revision, last);
        shelf.record(new Change.Deleted(expected, deleted));
        return Optional.of(deleted);
    }

    /** Hears every change of the kind after that revision, first those that already happened. */
    public synchronized Subscription watch(KindSpec kind, long after, Watcher watcher) {
        KindShelf shelf = shelf(kind);
        shelf.replay(after, watcher);
        return subscribe(shelf, watcher);
    }

    /** Hears each present object as added, and then every change. */
    public synchronized Subscription watchFromNow(KindSpec kind, Watcher watcher) {
        KindShelf shelf = shelf(kind);
        shelf.objects().values().forEach(object -> watcher.onChange(new Change.Added(object)));
        return subscribe(shelf, watcher);
    }

    private Subscription subscribe(KindShelf shelf, Watcher watcher) {
        shelf.add(watcher);
        return () -> unsubscribe(shelf, watcher);
    }

    private synchronized void unsubscribe(KindShelf shelf, Watcher watcher) {
        shelf.remove(watcher);
    }

    /** Forgets the changes up to now, as etcd's compaction does. */
    public synchronized void compact() {
        shelves.values().forEach(shelf -> shelf.compact(revision));
    }
}
