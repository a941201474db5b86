package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import io.vertx.core.http.HttpServerRequest;

/** Tells from method, path and parameters what a request wants. */
final class Verbs {
    private Verbs() {}

    static Verb of(HttpServerRequest http, Target target) {
        boolean collection = target.name().isEmpty();
        return switch (http.method().name()) {
            case "GET" -> reading(http, collection);
            case "POST" -> allowed(collection || !target.subresource().isEmpty(), Verb.CREATE);
            case "PUT" -> allowed(!collection, Verb.UPDATE);
            case "PATCH" -> allowed(!collection, Verb.PATCH);
            case "DELETE" -> collection ? Verb.DELETECOLLECTION : Verb.DELETE;
            default -> throw Refusals.methodNotAllowed();
        };
    }

    private static Verb reading(HttpServerRequest http, boolean collection) {
        String watch = http.getParam("watch", "");
        if (watch.equals("true") || watch.equals("1")) {
            return Verb.WATCH;
        }
        return collection ? Verb.LIST : Verb.GET;
    }

    private static Verb allowed(boolean allowed, Verb verb) {
        if (!allowed) {
            throw Refusals.methodNotAllowed();
        }
        return verb;
    }
}
