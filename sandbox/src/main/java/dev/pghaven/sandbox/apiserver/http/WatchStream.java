package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.ApiServerConfig.WatchConfig;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.select.Selector;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.Expired;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Subscription;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One open watch. The store's changes are queued on the watch's event loop, where they are matched
 * and written, so their order is that of the store.
 */
final class WatchStream {
    private static final String INITIAL_EVENTS_END = "k8s.io/initial-events-end";

    private final Vertx vertx;
    private final Context context;
    private final ObjectStore store;
    private final ApiRequest request;
    private final WatchSink sink;
    private final Encoding encoding;
    private final Selector selector;
    private final List<Long> timers = new ArrayList<>();
    private Subscription subscription = () -> {};
    private boolean ended;

    WatchStream(
            Vertx vertx, Context context, ObjectStore store, ApiRequest request, WatchSink sink) {
        this.vertx = vertx;
        this.context = context;
        this.store = store;
        this.request = request;
        this.sink = sink;
        this.encoding = new Encoding(request);
        this.selector = Lists.selector(request);
    }

    void start(WatchConfig config) {
        try {
            subscribe();
            timers.add(vertx.setTimer(longest(config), _ -> timeout()));
            if (request.flag("allowWatchBookmarks")) {
                timers.add(
                        vertx.setPeriodic(
                                config.bookmarks().toMillis(), _ -> queueBookmark(false)));
            }
        } catch (Expired e) {
            fail(Refusals.expired(e.getMessage()));
        } catch (Refusal refusal) {
            fail(refusal);
        }
    }

    private long longest(WatchConfig config) {
        long asked = request.number("timeoutSeconds") * 1000;
        return asked > 0 ? asked : config.longest().toMillis();
    }

    private void subscribe() {
        long from = request.number("resourceVersion");
        boolean initial = request.flag("sendInitialEvents");
        if (from > store.revision()) {
            throw Refusals.revisionInTheFuture(from, store.revision());
        }
        boolean fromNow = initial || from == 0;
        subscription =
                fromNow
                        ? store.watchFromNow(request.target().kind(), this::queue)
                        : store.watch(request.target().kind(), from, this::queue);
        if (initial) {
            queueBookmark(true);
        }
    }

    /** Called under the store's lock: only what is cheap happens here. */
    private void queue(Change change) {
        if (concerns(change)) {
            context.runOnContext(_ -> deliver(change));
        }
    }

    private boolean concerns(Change change) {
        Target target = request.target();
        String namespace = change.object().key().namespace();
        String name = change.object().key().name();
        return (target.namespace().isEmpty() || target.namespace().equals(namespace))
                && (target.name().isEmpty() || target.name().equals(name));
    }

    private void deliver(Change change) {
        WatchEvent.of(change, selector)
                .ifPresent(event -> send(event.type(), encoding.stored(event.object())));
    }

    /** Queued behind every change up to the revision that it carries. */
    private void queueBookmark(boolean endsInitialEvents) {
        long revision = store.revision();
        context.runOnContext(_ -> send("BOOKMARK", bookmark(revision, endsInitialEvents)));
    }

    private Buffer bookmark(long revision, boolean endsInitialEvents) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("kind", request.target().kind().kind());
        object.put("apiVersion", request.target().kind().apiVersion());
        ObjectNode metadata = object.putObject("metadata");
        metadata.put("resourceVersion", Long.toString(revision));
        if (endsInitialEvents) {
            metadata.putObject("annotations").put(INITIAL_EVENTS_END, "true");
        }
        return encoding.object(object);
    }

    private void send(String type, Buffer object) {
        if (ended) {
            return;
        }
        if (sink.isFull()) {
            drop();
            return;
        }
        sink.send(
                Buffer.buffer(object.length() + 40)
                        .appendString("{\"type\":\"" + type + "\",\"object\":")
                        .appendBuffer(object)
                        .appendString("}\n"));
    }

    private void fail(Refusal refusal) {
        send("ERROR", Encoding.json(refusal.status().toJson()));
        end();
    }

    private void timeout() {
        if (request.flag("allowWatchBookmarks")) {
            queueBookmark(false);
        }
        context.runOnContext(_ -> end());
    }

    /** The watch is over for the client's part, or for ours. */
    void end() {
        if (!ended) {
            release();
            sink.end();
        }
    }

    void drop() {
        if (!ended) {
            release();
            sink.drop();
        }
    }

    void release() {
        ended = true;
        subscription.close();
        timers.forEach(vertx::cancelTimer);
    }

    /** Breaks the watch from any thread. */
    void dropLater() {
        context.runOnContext(_ -> drop());
    }
}
