package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.ApiServerConfig;
import dev.pghaven.sandbox.apiserver.PodCommands;
import dev.pghaven.sandbox.apiserver.authorization.Access;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Executor;

/** Puts the handlers of the API together. */
public final class HttpApi {
    private HttpApi() {}

    public static Handler<HttpServerRequest> handler(
            Vertx vertx,
            Executor executor,
            ApiServerConfig config,
            Kinds kinds,
            ObjectStore store,
            Registry registry,
            Access access,
            Watches watches,
            PodCommands commands) {
        Subresources subresources =
                new Subresources(
                        registry,
                        new Reviews(config.authenticator(), access),
                        new Tokens(config.tokens()));
        Resources resources = new Resources(registry, new Lists(store, new Pages()), subresources);
        return new Front(
                config.authenticator(),
                access,
                config.faults(),
                new FaultPlay(vertx),
                new ResourcePath(kinds),
                new Documents(kinds),
                new Dispatch(
                        vertx,
                        executor,
                        resources,
                        watches,
                        new Executions(vertx, executor, registry, commands)));
    }
}
