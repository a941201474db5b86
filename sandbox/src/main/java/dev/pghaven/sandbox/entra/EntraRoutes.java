package dev.pghaven.sandbox.entra;

import dev.pghaven.sandbox.entra.TokenAnswer.Denied;
import dev.pghaven.sandbox.entra.TokenAnswer.Granted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The paths of {@code login.microsoftonline.com} that a workload identity credential calls. */
public final class EntraRoutes {
    private final String authority;
    private final TokenExchange exchange;
    private final Map<String, Object> publicKeys;
    private final Clock clock;

    public EntraRoutes(
            String authority, TokenExchange exchange, Map<String, Object> publicKeys, Clock clock) {
        this.authority = authority;
        this.exchange = exchange;
        this.publicKeys = publicKeys;
        this.clock = clock;
    }

    /** How Entra words a failure of its own. */
    public static JsonObject errorBody(int status) {
        return new JsonObject()
                .put("error", status == 429 ? "temporarily_unavailable" : "server_error")
                .put("error_description", "AADSTS90033: A transient error has occurred. Try again.")
                .put("error_codes", new JsonArray().add(90033));
    }

    public void mountOn(Router router) {
        router.post("/:tenant/oauth2/v2.0/token")
                .handler(BodyHandler.create(false))
                .handler(this::token);
        router.get("/:tenant/v2.0/.well-known/openid-configuration").handler(this::configuration);
        router.get("/:tenant/discovery/v2.0/keys")
                .handler(it -> it.json(new JsonObject(publicKeys)));
    }

    private void token(RoutingContext call) {
        var form = call.request().formAttributes();
        switch (exchange.exchange(TokenRequest.of(call.pathParam("tenant"), form::get))) {
            case Granted granted -> call.json(body(granted));
            case Denied denied ->
                    call.response()
                            .setStatusCode(denied.status())
                            .putHeader("Content-Type", "application/json; charset=utf-8")
                            .end(body(denied, correlationOf(call)).encode());
        }
    }

    private void configuration(RoutingContext call) {
        var base = authority + "/" + call.pathParam("tenant");
        call.json(
                new JsonObject()
                        .put("issuer", base + "/v2.0")
                        .put("token_endpoint", base + "/oauth2/v2.0/token")
                        .put("authorization_endpoint", base + "/oauth2/v2.0/authorize")
                        .put("jwks_uri", base + "/discovery/v2.0/keys"));
    }

    private static JsonObject body(Granted granted) {
        return new JsonObject()
                .put("token_type", "Bearer")
                .put("expires_in", granted.lifetime().toSeconds())
                .put("ext_expires_in", granted.lifetime().toSeconds())
                .put("access_token", granted.accessToken());
    }

    private JsonObject body(Denied denied, String correlation) {
        var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ');
        var trace = UUID.randomUUID().toString();
        return new JsonObject()
                .put("error", denied.error())
                .put("error_description", denied.description())
                .put("error_codes", new JsonArray().add(denied.code()))
                .put("timestamp", now)
                .put("trace_id", trace)
                .put("correlation_id", correlation)
                .put("error_uri", authority + "/error?code=" + denied.code());
    }

    private static String correlationOf(RoutingContext call) {
        var sent = call.request().getHeader("client-request-id");
        return sent == null ? UUID.randomUUID().toString() : sent;
    }
}
