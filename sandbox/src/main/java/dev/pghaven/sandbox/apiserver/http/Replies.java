package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Status;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes the one answer of a request. */
final class Replies {
    private static final String JSON = "application/json";

    private final HttpServerRequest request;

    Replies(HttpServerRequest request) {
        this.request = request;
    }

    void text(String text) {
        end(200, "text/plain; charset=utf-8", Buffer.buffer(text));
    }

    void document(Document document) {
        end(200, document.contentType(), Encoding.json(document.json()));
    }

    void answer(Answer answer) {
        end(answer.code(), JSON, answer.body());
    }

    void refuse(Refusal refusal) {
        Status status = refusal.status();
        int retryAfter = status.details().retryAfterSeconds();
        if (retryAfter > 0) {
            request.response().putHeader("Retry-After", Integer.toString(retryAfter));
        }
        end(status.code(), JSON, Encoding.json(status.toJson()));
    }

    void reset() {
        request.connection().close();
    }

    private void end(int code, String contentType, Buffer body) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(code).putHeader("Content-Type", contentType).end(body);
    }
}
