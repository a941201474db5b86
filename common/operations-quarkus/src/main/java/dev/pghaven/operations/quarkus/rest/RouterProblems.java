package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Json;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Problems for what never reaches a resource: unknown paths, and bodies beyond the limit. */
@ApplicationScoped
class RouterProblems {
    private static final List<Status> STATUSES =
            List.of(Status.NOT_FOUND, Status.METHOD_NOT_ALLOWED, Status.REQUEST_ENTITY_TOO_LARGE);

    void register(@Observes Router router) {
        STATUSES.forEach(status ->
                router.errorHandler(status.getStatusCode(), context -> answer(context, status)));
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
