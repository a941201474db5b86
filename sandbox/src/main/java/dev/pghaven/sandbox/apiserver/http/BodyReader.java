package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.status.Refusals;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads a request's body up to a size. */
final class BodyReader {
    private BodyReader() {}

    static Future<Buffer> read(HttpServerRequest http, int largest) {
        Promise<Buffer> read = Promise.promise();
        Buffer body = Buffer.buffer();
        http.handler(chunk -> {
            if (body.length() + chunk.length() <= largest) {
                body.appendBuffer(chunk);
            } else {
                read.tryFail(Refusals.tooLarge("Request entity too large: limit is " + largest));
            }
        });
        http.exceptionHandler(read::tryFail);
        http.endHandler(_ -> read.tryComplete(body));
        return read.future();
    }
}
