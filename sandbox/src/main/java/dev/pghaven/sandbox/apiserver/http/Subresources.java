package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.Trait;
import dev.pghaven.sandbox.apiserver.registry.DeleteOptions;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.status.Details;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.status.Status;
import dev.pghaven.sandbox.apiserver.store.Stored;

/** What is asked of the API server and not stored: tokens, evictions, reviews. */
final class Subresources {
    private final Registry registry;
    private final Reviews reviews;
    private final Tokens tokens;

    Subresources(Registry registry, Reviews reviews, Tokens tokens) {
        this.registry = registry;
        this.reviews = reviews;
        this.tokens = tokens;
    }

    boolean serves(Target target) {
        return target.kind().is(Trait.REVIEW) || isToken(target) || isEviction(target);
    }

    private static boolean isToken(Target target) {
        return target.kind().resource().equals("serviceaccounts")
                && target.subresource().equals("token");
    }

    private static boolean isEviction(Target target) {
        return target.kind().resource().equals("pods") && target.subresource().equals("eviction");
    }

    Answer serve(ApiRequest request, JsonNode body) {
        if (request.verb() != Verb.CREATE) {
            throw Refusals.methodNotAllowed();
        }
        if (!(body instanceof ObjectNode asked)) {
            throw Refusals.badRequest("the body of the request is not an object");
        }
        if (request.target().kind().is(Trait.REVIEW)) {
            return new Answer(201, Encoding.json(reviews.answer(request, asked)));
        }
        return isToken(request.target())
                ? new Answer(201, Encoding.json(tokens.issue(owner(request), asked)))
                : evict(request, asked);
    }

    private Stored owner(ApiRequest request) {
        Target target = request.target();
        return registry.get(new Target(target.kind(), target.namespace(), target.name(), ""));
    }

    private Answer evict(ApiRequest request, ObjectNode eviction) {
        Target pod = Target.of(owner(request).key());
        registry.delete(
                pod, DeleteOptions.of(eviction.path("deleteOptions")), request.writeOptions());
        Status done = Status.failure(201, "", "").about(Details.NONE);
        return new Answer(201, Encoding.json(done.toJson()));
    }
}
