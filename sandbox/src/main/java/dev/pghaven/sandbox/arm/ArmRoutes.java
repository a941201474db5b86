package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.AccessTokens;
import dev.pghaven.sandbox.entra.Directory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The paths of {@code management.azure.com}. */
public final class ArmRoutes {
    private final Caller caller;
    private final ResourceManager resources;
    private final SerialWrites writes;

    /** {@code writeTime} is how long a write of a federated credential takes. */
    public ArmRoutes(
            Vertx vertx,
            Landscape landscape,
            Directory directory,
            Inventory inventory,
            AccessTokens tokens,
            Access access,
            Duration writeTime) {
        this.caller = new Caller(tokens, access.audiences(), access.roles());
        this.resources = new ResourceManager(landscape, directory, inventory);
        this.writes = new SerialWrites(vertx, writeTime);
    }

    /** Whose tokens are good here, and which clients may do what. */
    public record Access(Set<String> audiences, Map<UUID, Role> roles) {}

    /** How Resource Manager words a status that it did not choose. */
    public static JsonObject errorBody(int status) {
        return switch (status) {
            case 429 -> ArmAnswer.errorBody("TooManyRequests", "The request is being throttled.");
            case 409 -> ArmAnswer.errorBody("Conflict", "Another operation is in progress.");
            default ->
                    ArmAnswer.errorBody(
                            "InternalServerError", "Encountered internal server error.");
        };
    }

    public void mountOn(Router router) {
        router.route("/subscriptions/*").handler(BodyHandler.create(false)).handler(this::handle);
    }

    private void handle(RoutingContext call) {
        Future.succeededFuture(call)
                .compose(this::answer)
                .recover(ArmRoutes::invalidContent)
                .onSuccess(it -> send(call, it))
                .onFailure(call::fail);
    }

    private Future<ArmAnswer> answer(RoutingContext call) {
        var target = Target.of(call.request().path());
        if (target.isEmpty()) {
            return Future.succeededFuture(unknownType(call.request().path()));
        }
        return refusal(call, target.get())
                .map(Future::succeededFuture)
                .orElseGet(() -> perform(call, target.get()));
    }

    private Optional<ArmAnswer> refusal(RoutingContext call, Target target) {
        var authorization = Optional.ofNullable(call.request().getHeader("Authorization"));
        var version = Optional.ofNullable(call.request().getParam("api-version"));
        return caller.refusal(authorization, call.request().method().name(), target)
                .or(() -> ApiVersions.refusal(target.type(), version));
    }

    private Future<ArmAnswer> perform(RoutingContext call, Target target) {
        var arm = new ArmCall(call.request().method().name(), target, body(call), parameters(call));
        return target instanceof Target.Credential credential && !arm.method().equals("GET")
                ? writes.write(credential.of(), () -> resources.handle(arm))
                : Future.succeededFuture(resources.handle(arm));
    }

    private static Map<String, String> parameters(RoutingContext call) {
        var parameters = new HashMap<String, String>();
        call.queryParams().forEach(parameters::put);
        return parameters;
    }

    /** A body that is no JSON, or has a list where a text belongs. */
    private static Future<ArmAnswer> invalidContent(Throwable failure) {
        return failure instanceof DecodeException || failure instanceof ClassCastException
                ? Future.succeededFuture(
                        ArmAnswer.error(
                                400,
                                "InvalidRequestContent",
                                "The request content was invalid and could not be deserialized."))
                : Future.failedFuture(failure);
    }

    private static Optional<JsonObject> body(RoutingContext call) {
        return Optional.ofNullable(call.body().buffer())
                .filter(it -> it.length() > 0)
                .map(Buffer::toJsonObject);
    }

    private static ArmAnswer unknownType(String path) {
        return ArmAnswer.error(
                404,
                "InvalidResourceType",
                "The sandbox serves no resource type at '" + path + "'.");
    }

    private static void send(RoutingContext call, ArmAnswer answer) {
        var response =
                call.response()
                        .setStatusCode(answer.status())
                        .putHeader("x-ms-request-id", UUID.randomUUID().toString());
        if (answer.status() == 401) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        answer.followed()
                .map(it -> it.headers("https://" + call.request().authority()))
                .ifPresent(it -> it.forEach(response::putHeader));
        answer.body()
                .ifPresentOrElse(
                        it ->
                                response.putHeader(
                                                "Content-Type", "application/json; charset=utf-8")
                                        .end(it.encode()),
                        response::end);
    }
}
