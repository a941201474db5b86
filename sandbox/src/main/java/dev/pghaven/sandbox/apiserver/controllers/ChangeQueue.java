package dev.pghaven.sandbox.apiserver.controllers;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Subscription;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shows every change of every kind to the controllers, in order, on one thread. */
public final class ChangeQueue implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeQueue.class);

    private final BlockingQueue<Change> changes = new LinkedBlockingQueue<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final List<Controller> controllers;
    private final Thread thread;

    private ChangeQueue(List<Controller> controllers) {
        this.controllers = List.copyOf(controllers);
        this.thread =
                Thread.ofPlatform().daemon().name("apiserver-controllers").unstarted(this::run);
    }

    public static ChangeQueue start(ObjectStore store, Kinds kinds, List<Controller> controllers) {
        ChangeQueue queue = new ChangeQueue(controllers);
        kinds.all().stream()
                .filter(kind -> !kind.is(Trait.REVIEW))
                .forEach(kind -> queue.subscribe(store, kind));
        queue.thread.start();
        return queue;
    }

    private void subscribe(ObjectStore store, KindSpec kind) {
        subscriptions.add(store.watchFromNow(kind, changes::add));
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                Change change = changes.take();
                controllers.forEach(controller -> show(change, controller));
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void show(Change change, Controller controller) {
        try {
            controller.onChange(change);
        } catch (RuntimeException e) {
            LOG.error("a controller failed at {}", change.object(), e);
        }
    }

    @Override
    public void close() {
        subscriptions.forEach(Subscription::close);
        thread.interrupt();
    }
}
