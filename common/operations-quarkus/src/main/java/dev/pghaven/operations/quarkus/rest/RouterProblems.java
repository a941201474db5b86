package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.kafka.KafkaRecords;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problems for what never reaches a resource: unknown paths, and large bodies. */
@ApplicationScoped
class RouterProblems {
    private static final List<Status> STATUSES =
            List.of(Status.NOT_FOUND, Status.METHOD_NOT_ALLOWED, Status.REQUEST_ENTITY_TOO_LARGE);
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        STATUSES.forEach(status ->
                router.errorHandler(status.getStatusCode(), context -> answer(context, status)));
        router.route().order(BEFORE_ALL_OTHERS).handler(RouterProblems::refuseTooLarge);
    }

    /** What says that it is larger than Quarkus reads is else answered without a word. */
    private static void refuseTooLarge(RoutingContext context) {
        if (announcedSize(context) > KafkaRecords.MAX_BYTES) {
            closeAfterwards(context);
            answer(context, Status.REQUEST_ENTITY_TOO_LARGE);
        } else {
            context.next();
        }
    }

    /** The body is not read, so nothing can follow it. HTTP/2 forbids the header and needs none. */
    private static void closeAfterwards(RoutingContext context) {
        if (context.request().version() != HttpVersion.HTTP_2) {
            context.response().putHeader("Connection", "close");
        }
    }

    private static long announcedSize(RoutingContext context) {
        var length = context.request().getHeader("Content-Length");
        return length != null && length.matches("\\d{1,18}") ? Long.parseLong(length) : 0;
    }

    private static void answer(RoutingContext context, Status status) {
        if (!context.response().headWritten()) {
            context.response()
                    .setStatusCode(status.getStatusCode())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(Json.write(Problem.of(status, context.normalizedPath())));
        }
    }
}
