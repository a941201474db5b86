package dev.pghaven.sandbox.faults;

import dev.pghaven.sandbox.network.HostPort;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** The sandbox's own HTTP interface: is it ready, where is everything, and what shall fail. */
public final class ControlServer {
    private final Vertx vertx;
    private final HttpServer server;
    private final HostPort address;
    private final Map<String, Switch> switches = new ConcurrentHashMap<>();
    private volatile Optional<JsonObject> endpoints = Optional.empty();

    public ControlServer(Vertx vertx, HostPort address) {
        this.vertx = vertx;
        this.address = address;
        this.server = vertx.createHttpServer().requestHandler(router());
    }

    public Future<HttpServer> start() {
        return server.listen(address.port(), address.host());
    }

    public Future<Void> stop() {
        return server.close();
    }

    public void add(String name, Switch part) {
        switches.put(name, part);
    }

    /** From here on {@code GET /ready} says yes. */
    public void ready(JsonObject where) {
        endpoints = Optional.of(where);
    }

    private Router router() {
        var router = Router.router(vertx);
        router.get("/ready").handler(this::ready);
        router.get("/endpoints").handler(this::endpoints);
        router.get("/faults").handler(call -> blocking(call, it -> {}));
        router.delete("/faults")
                .handler(call -> blocking(call, it -> switches.values().forEach(Switch::clear)));
        router.put("/faults/:part").handler(BodyHandler.create(false)).handler(this::set);
        router.delete("/faults/:part").handler(call -> change(call, Switch::clear));
        return router;
    }

    private void ready(RoutingContext call) {
        call.response().setStatusCode(endpoints.isPresent() ? 200 : 503);
        call.json(new JsonObject().put("ready", endpoints.isPresent()));
    }

    private void endpoints(RoutingContext call) {
        endpoints.ifPresentOrElse(
                call::json, () -> error(call, 503, "the sandbox is not ready yet"));
    }

    private void set(RoutingContext call) {
        try {
            var fault = call.body().asJsonObject();
            if (fault == null) {
                error(call, 400, "a fault is a JSON object");
            } else {
                change(call, it -> it.set(fault));
            }
        } catch (DecodeException | ClassCastException e) {
            error(call, 400, "a fault is a JSON object: " + e.getMessage());
        }
    }

    private void change(RoutingContext call, Consumer<Switch> action) {
        var part = switches.get(call.pathParam("part"));
        if (part == null) {
            var known = new TreeMap<>(switches).keySet();
            error(call, 404, "there is no '" + call.pathParam("part") + "', only " + known);
        } else {
            blocking(call, it -> action.accept(part));
        }
    }

    /** To stop a broker takes a second, so it happens off the event loop. */
    private void blocking(RoutingContext call, Consumer<RoutingContext> action) {
        vertx.executeBlocking(
                        () -> {
                            action.accept(call);
                            return states();
                        })
                .onSuccess(call::json)
                .onFailure(e -> error(call, statusOf(e), e.getMessage()));
    }

    private static int statusOf(Throwable failure) {
        return switch (failure) {
            case IllegalArgumentException _ -> 400;
            case Impossible _ -> 501;
            default -> 500;
        };
    }

    private JsonObject states() {
        var states = new JsonObject();
        new TreeMap<>(switches).forEach((name, part) -> states.put(name, part.state()));
        return states;
    }

    private static void error(RoutingContext call, int status, String message) {
        call.response().setStatusCode(status);
        call.json(new JsonObject().put("error", message));
    }
}
