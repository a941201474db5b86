package dev.pghaven.operations.quarkus.login;

import dev.pghaven.contracts.Json;
import dev.pghaven.operations.quarkus.rest.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response.Status;

/**
 * Why a caller is not let in.
 *
 * @param challenge the value of {@code WWW-Authenticate}, by RFC 6750
 */
record Refusal(Status status, String challenge, String detail) {
    private static final String REALM = "Bearer realm=\"pghaven\"";

    static Refusal noToken() {
        return new Refusal(Status.UNAUTHORIZED, REALM, "A bearer token is needed.");
    }

    /** More would tell a stranger how to make a better one. */
    static Refusal invalidToken() {
        return of(
                Status.UNAUTHORIZED,
                "invalid_token",
                "The bearer token has expired, or is not one of our issuer's for us.");
    }

    static Refusal wrongRole(String method) {
        var rule =
                Role.neededFor(method)
                        .map(it -> method + " needs the role " + it + ".")
                        .orElse("No role allows the method " + method + ".");
        return of(Status.FORBIDDEN, "insufficient_scope", rule);
    }

    private static Refusal of(Status status, String error, String detail) {
        var challenge =
                "%s, error=\"%s\", error_description=\"%s\"".formatted(REALM, error, detail);
        return new Refusal(status, challenge, detail);
    }

    void answer(RoutingContext request) {
        request.response().putHeader(HttpHeaderNames.WWW_AUTHENTICATE, challenge);
        write(request, Problem.of(status, detail));
    }

    /** What is left of the body must be read, or the connection would take no other request. */
    static void write(RoutingContext request, Problem problem) {
        request.request().resume();
        request.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaderNames.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }
}
