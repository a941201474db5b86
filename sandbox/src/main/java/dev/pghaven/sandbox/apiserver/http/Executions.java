package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.PodCommands;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Details;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.status.Status;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.StreamSupport;

/**
 * Serves {@code pods/exec} over WebSockets: each message begins with the number of its channel, and
 * the last one says in a Status how the command ended. Nothing is read from the client.
 */
public final class Executions {
    /** By preference; clients of either get the same from here. */
    public static final List<String> PROTOCOLS = List.of("v5.channel.k8s.io", "v4.channel.k8s.io");

    private static final byte OUTPUT = 1;
    private static final byte ERRORS = 2;
    private static final byte STATUS = 3;
    private static final int INTERNAL_ERROR = 500;

    private final Vertx vertx;
    private final Executor executor;
    private final Registry registry;
    private final PodCommands commands;

    Executions(Vertx vertx, Executor executor, Registry registry, PodCommands commands) {
        this.vertx = vertx;
        this.executor = executor;
        this.registry = registry;
        this.commands = commands;
    }

    static boolean serves(Target target) {
        return target.kind().resource().equals("pods") && target.subresource().equals("exec");
    }

    void open(HttpServerRequest http, ApiRequest request) {
        if (!Watches.asksForWebSocket(http)) {
            throw Refusals.badRequest("only WebSockets lead into containers here");
        }
        var command = request.params().getAll("command");
        if (command.isEmpty()) {
            throw Refusals.badRequest("you must specify at least 1 command for the container");
        }
        refuseUnlessThere(request);
        http.toWebSocket().onSuccess(socket -> run(request, command, socket));
    }

    private void refuseUnlessThere(ApiRequest request) {
        var target = request.target();
        var pod =
                registry.get(new Target(target.kind(), target.namespace(), target.name(), ""))
                        .json();
        var container = request.param("container");
        boolean known =
                StreamSupport.stream(pod.at("/spec/containers").spliterator(), false)
                        .anyMatch(it -> it.path("name").asText().equals(container));
        if (!container.isEmpty() && !known) {
            throw Refusals.badRequest(
                    "container %s is not valid for pod %s".formatted(container, target.name()));
        }
    }

    private void run(ApiRequest request, List<String> command, ServerWebSocket socket) {
        var target = request.target();
        Context context = vertx.getOrCreateContext();
        executor.execute(() -> {
            var result = commands.run(target.namespace(), target.name(), command);
            context.runOnContext(_ -> answer(request, result, socket));
        });
    }

    private static void answer(
            ApiRequest request, Optional<PodCommands.Result> result, ServerWebSocket socket) {
        result.ifPresent(it -> {
            say(socket, request.flag("stdout"), OUTPUT, it.output());
            say(socket, request.flag("stderr"), ERRORS, it.errors());
        });
        say(socket, true, STATUS, Encoding.json(status(result).toJson()).toString());
        socket.close();
    }

    private static void say(ServerWebSocket socket, boolean wanted, byte channel, String text) {
        if (wanted && !text.isEmpty()) {
            socket.writeBinaryMessage(Buffer.buffer().appendByte(channel).appendString(text));
        }
    }

    private static Status status(Optional<PodCommands.Result> result) {
        return result.map(it -> it.exitStatus() == 0 ? success() : failure(it.exitStatus()))
                .orElseGet(() ->
                        Status.failure(INTERNAL_ERROR, "InternalError", "container not found"));
    }

    private static Status success() {
        return Status.failure(200, "", "");
    }

    private static Status failure(int exitStatus) {
        var cause = new Cause("ExitCode", Integer.toString(exitStatus), "");
        return Status.failure(
                        INTERNAL_ERROR,
                        "NonZeroExitCode",
                        "command terminated with non-zero exit code: exit status " + exitStatus)
                .about(Details.NONE.withCauses(List.of(cause)));
    }
}
