package dev.pghaven.sandbox.apiserver.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;

/** A watch as a WebSocket, one event in a text message, as fabric8 reads it. */
final class WebSocketSink implements WatchSink {
    private final ServerWebSocket socket;
    private final HttpConnection connection;

    WebSocketSink(ServerWebSocket socket, HttpConnection connection) {
        this.socket = socket;
        this.connection = connection;
        socket.setWriteQueueMaxSize(Watches.LONGEST_QUEUE);
    }

    @Override
    public void send(Buffer event) {
        socket.writeTextMessage(event.toString());
    }

    @Override
    public boolean isFull() {
        return socket.writeQueueFull();
    }

    @Override
    public void end() {
        socket.close();
    }

    @Override
    public void drop() {
        connection.close();
    }
}
