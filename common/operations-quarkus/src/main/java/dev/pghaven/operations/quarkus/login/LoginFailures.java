package dev.pghaven.operations.quarkus.login;

import dev.pghaven.operations.quarkus.rest.Problem;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.ForbiddenException;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;

/** Problems for whoever lacks a role, and while nobody can tell who has which. */
@ApplicationScoped
class LoginFailures {
    private static final Logger LOG = Logger.getLogger(LoginFailures.class);
    private static final String RETRY_SECONDS = "5";
    private static final int BEFORE_ALL_OTHERS = Integer.MIN_VALUE;

    void register(@Observes Router router) {
        router.route().order(BEFORE_ALL_OTHERS).failureHandler(LoginFailures::answer);
    }

    private static void answer(RoutingContext request) {
        switch (request.failure()) {
            case ForbiddenException lacking ->
                    Refusal.wrongRole(request.request().method().name()).answer(request);
            case OIDCException away -> issuerAway(request, away);
            case null, default -> request.next();
        }
    }

    private static void issuerAway(RoutingContext request, OIDCException away) {
        LOG.warnf("A request was not answered, for its token: %s", away.getMessage());
        request.response().putHeader(HttpHeaderNames.RETRY_AFTER, RETRY_SECONDS);
        Refusal.write(
                request,
                Problem.of(
                        Status.SERVICE_UNAVAILABLE,
                        "The issuer of the tokens is away; try again."));
    }
}
