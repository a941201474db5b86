package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.select.Selector;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.Optional;

/** A change as a watch with a selector sees it: an object that no longer matches is deleted. */
record WatchEvent(String type, Stored object) {
    static Optional<WatchEvent> of(Change change, Selector selector) {
        boolean before = change.previous().filter(old -> selector.test(old.json())).isPresent();
        return switch (change) {
            case Change.Added(var object) -> event(selector.test(object.json()), "ADDED", object);
            case Change.Deleted(_, var object) -> event(before, "DELETED", object);
            case Change.Modified(_, var object) -> modified(before, selector, object);
        };
    }

    private static Optional<WatchEvent> modified(boolean before, Selector selector, Stored object) {
        boolean now = selector.test(object.json());
        if (now) {
            return event(true, before ? "MODIFIED" : "ADDED", object);
        }
        return event(before, "DELETED", object);
    }

    private static Optional<WatchEvent> event(boolean seen, String type, Stored object) {
        return seen ? Optional.of(new WatchEvent(type, object)) : Optional.empty();
    }
}
