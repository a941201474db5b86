package dev.pghaven.sandbox.apiserver.http;

import io.vertx.core.buffer.Buffer;

/** Where the events of a watch go: a chunked response or a WebSocket. */
interface WatchSink {
    void send(Buffer event);

    boolean isFull();

    /** Ends the stream in order. */
    void end();

    /** Breaks the connection. */
    void drop();
}
