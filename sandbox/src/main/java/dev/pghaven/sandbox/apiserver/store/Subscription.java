package dev.pghaven.sandbox.apiserver.store;

/** Ends what a {@link Watcher} hears. */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
    @Override
    void close();
}
