package dev.pghaven.sandbox.apiserver.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** A watch as a chunked response, one event on a line, as kubectl reads it. */
final class HttpSink implements WatchSink {
    private final HttpServerRequest request;
    private final HttpServerResponse response;

    HttpSink(HttpServerRequest request) {
        this.request = request;
        this.response = request.response();
        response.setChunked(true);
        response.putHeader("Content-Type", "application/json");
        response.setWriteQueueMaxSize(Watches.LONGEST_QUEUE);
        // The client learns at once that the watch stands, not with the first event.
        response.write(Buffer.buffer());
    }

    @Override
    public void send(Buffer event) {
        response.write(event);
    }

    @Override
    public boolean isFull() {
        return response.writeQueueFull();
    }

    @Override
    public void end() {
        response.end();
    }

    @Override
    public void drop() {
        request.connection().close();
    }
}
