package dev.pghaven.sandbox.apiserver;

import dev.pghaven.sandbox.apiserver.authorization.Access;
import dev.pghaven.sandbox.apiserver.authorization.Rbac;
import dev.pghaven.sandbox.apiserver.controllers.ChangeQueue;
import dev.pghaven.sandbox.apiserver.controllers.GarbageCollector;
import dev.pghaven.sandbox.apiserver.controllers.NamespaceController;
import dev.pghaven.sandbox.apiserver.http.Executions;
import dev.pghaven.sandbox.apiserver.http.HttpApi;
import dev.pghaven.sandbox.apiserver.http.Watches;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Timestamps;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The sandbox's Kubernetes API server: objects in memory, served over HTTPS. */
public final class ApiServer implements AutoCloseable {
    private static final int LARGEST_FRAME = 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final ApiServerConfig config;
    private final ObjectStore store;
    private final Watches watches;
    private final PodCommands commands = new PodCommands();
    private final ChangeQueue controllers;
    private final HttpServer http;

    private ApiServer(ApiServerConfig config, Kinds kinds) {
        this.config = config;
        // Grows from one life to the next, so that an old revision is told to be expired.
        this.store = new ObjectStore(config.watches().history(), config.clock().millis());
        Access access = new Access(authorizer(config, kinds), config.authorization().log());
        Registry registry =
                new Registry(
                        store, kinds, config.admission(), access, new Timestamps(config.clock()));
        new Bootstrap(kinds, registry).run();
        this.controllers =
                ChangeQueue.start(
                        store,
                        kinds,
                        List.of(
                                new GarbageCollector(registry),
                                new NamespaceController(
                                        store, kinds, registry, config.certificateAuthorityPem())));
        this.watches = new Watches(vertx, store, config.watches());
        this.http =
                listen(
                        HttpApi.handler(
                                vertx, executor, config, kinds, store, registry, access, watches,
                                commands));
    }

    private Authorizer authorizer(ApiServerConfig config, Kinds kinds) {
        return switch (config.authorization().mode()) {
            case ALWAYS_ALLOW -> _ -> true;
            case RBAC -> new Rbac(store, kinds);
        };
    }

    /** Returns when the server answers. */
    public static ApiServer start(ApiServerConfig config) {
        return start(config, Kinds.ofTheSandbox());
    }

    /** Serves these kinds and no other. */
    public static ApiServer start(ApiServerConfig config, Kinds kinds) {
        return new ApiServer(config, kinds);
    }

    private HttpServer listen(Handler<HttpServerRequest> handler) {
        HttpServerOptions options =
                new HttpServerOptions()
                        .setHost(config.host())
                        .setPort(config.port())
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setMaxWebSocketFrameSize(LARGEST_FRAME)
                        .setWebSocketSubProtocols(Executions.PROTOCOLS)
                        .setMaxInitialLineLength(64 * 1024)
                        .setMaxHeaderSize(64 * 1024)
                        .setKeyCertOptions(
                                new PemKeyCertOptions()
                                        .setCertPath(config.certificate().toString())
                                        .setKeyPath(config.key().toString()));
        try {
            return vertx.createHttpServer(options)
                    .requestHandler(handler)
                    .listen()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            close();
            throw new IllegalStateException(
                    "the API server cannot listen on %s:%d: %s"
                            .formatted(config.host(), config.port(), e.getCause().getMessage()),
                    e.getCause());
        }
    }

    /** Where nodes say that they run commands in pods. */
    public PodCommands commands() {
        return commands;
    }

    public String url() {
        return "https://" + config.host() + ":" + port();
    }

    public int port() {
        return http.actualPort();
    }

    /** Breaks every open watch, as a restart of an API server does. */
    public void dropWatches() {
        watches.dropAll();
    }

    /** Forgets the changes so far: who resumes a watch before now is told that it expired. */
    public void compact() {
        store.compact();
    }

    @Override
    public void close() {
        controllers.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        executor.close();
    }
}
