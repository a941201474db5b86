package dev.pghaven.sandbox.apiserver.http;

import io.vertx.core.buffer.Buffer;

/** What a request is answered with. */
record Answer(int code, Buffer body) {
    static Answer ok(Buffer body) {
        return new Answer(200, body);
    }
}
