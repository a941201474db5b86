package dev.pghaven.sandbox.apiserver.store;

/**
 * Hears of each change of a kind, in order. It is called while the store is locked, so it must not
 * block: it hands the change on.
 */
@FunctionalInterface
public interface Watcher {
    void onChange(Change change);
}
