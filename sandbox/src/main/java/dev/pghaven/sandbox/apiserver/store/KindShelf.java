package dev.pghaven.sandbox.apiserver.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** The objects of one kind, its last changes and who watches it. Guarded by the store's lock. */
final class KindShelf {
    private final NavigableMap<ObjectKey, Stored> objects = new TreeMap<>();
    private final Deque<Change> history = new ArrayDeque<>();
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final int historySize;
    private long compactedThrough;

    KindShelf(int historySize, long compactedThrough) {
        this.historySize = historySize;
        this.compactedThrough = compactedThrough;
    }

    NavigableMap<ObjectKey, Stored> objects() {
        return objects;
    }

    List<Stored> in(ObjectKey any, String namespace) {
        if (namespace.isEmpty()) {
            return new ArrayList<>(objects.values());
        }
        List<Stored> found = new ArrayList<>();
        ObjectKey from = new ObjectKey(any.kind(), namespace, "");
        for (Map.Entry<ObjectKey, Stored> entry : objects.tailMap(from).entrySet()) {
            if (!entry.getKey().namespace().equals(namespace)) {
                break;
            }
            found.add(entry.getValue());
        }
        return found;
    }

    void record(Change change) {
        history.addLast(change);
        if (history.size() > historySize) {
            compactedThrough = history.removeFirst().revision();
        }
        watchers.forEach(watcher -> watcher.onChange(change));
    }

    void compact(long revision) {
        while (!history.isEmpty() && history.getFirst().revision() <= revision) {
            history.removeFirst();
        }
        compactedThrough = Math.max(compactedThrough, revision);
    }

    void replay(long after, Watcher watcher) {
        if (after < compactedThrough) {
            throw new Expired(after, compactedThrough);
        }
        history.stream().filter(change -> change.revision() > after).forEach(watcher::onChange);
    }

    void add(Watcher watcher) {
        watchers.add(watcher);
    }

    void remove(Watcher watcher) {
        watchers.remove(watcher);
    }
}
