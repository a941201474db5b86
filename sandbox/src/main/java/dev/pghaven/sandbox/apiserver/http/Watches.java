package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.ApiServerConfig.WatchConfig;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens watches over both transports and knows which are open. */
public final class Watches {
    /** A client that lets more than this wait unread loses its watch. */
    static final int LONGEST_QUEUE = 64 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(Watches.class);

    private final Vertx vertx;
    private final ObjectStore store;
    private final WatchConfig config;
    private final Set<WatchStream> open = ConcurrentHashMap.newKeySet();

    public Watches(Vertx vertx, ObjectStore store, WatchConfig config) {
        this.vertx = vertx;
        this.store = store;
        this.config = config;
    }

    /** Breaks every open watch. */
    public void dropAll() {
        open.forEach(WatchStream::dropLater);
    }

    static boolean asksForWebSocket(HttpServerRequest http) {
        return "websocket".equalsIgnoreCase(http.getHeader("Upgrade"));
    }

    void open(HttpServerRequest http, ApiRequest request, Optional<Duration> dropAfter) {
        Lists.selector(request);
        if (asksForWebSocket(http)) {
            http.toWebSocket().onSuccess(socket -> overWebSocket(http, socket, request, dropAfter));
        } else {
            http.resume();
            WatchStream stream = stream(request, new HttpSink(http));
            http.response().closeHandler(_ -> closed(stream));
            start(stream, dropAfter);
        }
    }

    private void overWebSocket(
            HttpServerRequest http,
            ServerWebSocket socket,
            ApiRequest request,
            Optional<Duration> dropAfter) {
        WatchStream stream = stream(request, new WebSocketSink(socket, http.connection()));
        socket.closeHandler(_ -> closed(stream));
        start(stream, dropAfter);
    }

    private WatchStream stream(ApiRequest request, WatchSink sink) {
        WatchStream stream =
                new WatchStream(vertx, vertx.getOrCreateContext(), store, request, sink);
        open.add(stream);
        return stream;
    }

    private void start(WatchStream stream, Optional<Duration> dropAfter) {
        stream.start(config);
        dropAfter.ifPresent(
                time -> vertx.setTimer(Math.max(1, time.toMillis()), _ -> stream.drop()));
    }

    private void closed(WatchStream stream) {
        stream.release();
        open.remove(stream);
    }
}
