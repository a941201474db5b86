package dev.pghaven.sandbox.apiserver.http;

import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.Authenticator;
import dev.pghaven.sandbox.apiserver.Fault;
import dev.pghaven.sandbox.apiserver.FaultQuestion;
import dev.pghaven.sandbox.apiserver.Faults;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.authorization.Access;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Takes every request: who asks, for what, and whether a fault befalls it. */
final class Front implements Handler<HttpServerRequest> {
    private static final Set<String> HEALTH = Set.of("healthz", "readyz", "livez");
    private static final String BEARER = "Bearer ";

    private final Authenticator authenticator;
    private final Access access;
    private final Faults faults;
    private final FaultPlay play;
    private final ResourcePath paths;
    private final Documents documents;
    private final Dispatch dispatch;

    Front(
            Authenticator authenticator,
            Access access,
            Faults faults,
            FaultPlay play,
            ResourcePath paths,
            Documents documents,
            Dispatch dispatch) {
        this.authenticator = authenticator;
        this.access = access;
        this.faults = faults;
        this.play = play;
        this.paths = paths;
        this.documents = documents;
        this.dispatch = dispatch;
    }

    @Override
    public void handle(HttpServerRequest http) {
        Replies replies = new Replies(http);
        try {
            route(http, replies);
        } catch (Refusal refusal) {
            replies.refuse(refusal);
        }
    }

    private void route(HttpServerRequest http, Replies replies) {
        List<String> path = segments(http.path());
        if (HEALTH.contains(path.getFirst())) {
            replies.text("ok");
        } else if (path.getFirst().equals("version")) {
            replies.document(Document.json(Documents.version()));
        } else {
            serve(http, path, authenticate(http), replies);
        }
    }

    private static List<String> segments(String path) {
        List<String> segments =
                Arrays.stream(path.split("/"))
                        .filter(segment -> !segment.isEmpty())
                        .map(segment -> QueryStringDecoder.decodeComponent(segment))
                        .toList();
        return segments.isEmpty() ? List.of("") : segments;
    }

    private User authenticate(HttpServerRequest http) {
        String header = http.getHeader("Authorization");
        if (header == null || !header.startsWith(BEARER)) {
            throw Refusals.unauthorized();
        }
        return authenticator
                .authenticate(header.substring(BEARER.length()).strip())
                .orElseThrow(Refusals::unauthorized);
    }

    private void serve(HttpServerRequest http, List<String> path, User user, Replies replies) {
        Optional<Document> document = documents.find(path, http.getHeader("Accept"));
        if (document.isPresent()) {
            access.require(path(http, user));
            FaultQuestion question = new FaultQuestion("get", "", "", "", http.path(), user.name());
            play.run(faults.decide(question), replies, _ -> replies.document(document.get()));
            return;
        }
        Optional<Target> parsed = paths.parse(path);
        if (parsed.isEmpty()) {
            access.require(path(http, user));
            throw Refusals.noSuchResource();
        }
        Target target = parsed.get();
        ApiRequest request = request(http, target, user);
        access.require(request.attributes());
        Fault fault = faults.decide(request.faultQuestion());
        // A fault may delay the request: until it is served nobody may miss its body or its end.
        http.pause();
        play.run(fault, replies, served -> dispatch.serve(http, request, served, replies));
    }

    private static Attributes path(HttpServerRequest http, User user) {
        String verb = http.method().name().toLowerCase(Locale.ROOT);
        return new Attributes.OfPath(user, verb, http.path());
    }

    private static ApiRequest request(HttpServerRequest http, Target target, User user) {
        return new ApiRequest(
                Verbs.of(http, target),
                target,
                http.params(),
                orEmpty(http.getHeader("Content-Type")),
                View.of(http.getHeader("Accept")),
                user,
                orEmpty(http.getHeader("User-Agent")));
    }

    private static String orEmpty(String header) {
        return header == null ? "" : header;
    }
}
