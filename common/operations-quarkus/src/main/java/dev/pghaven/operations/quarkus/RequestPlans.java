package dev.pghaven.operations.quarkus;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.Vocabulary.Meaning;
import dev.pghaven.contracts.reading.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Reads requests, whoever makes them, and asks the service what it does for them. */
@ApplicationScoped
class RequestPlans {
    private final RequestHandler handler;

    RequestPlans(RequestHandler handler) {
        this.handler = handler;
    }

    RequestPlan planFor(UUID operation, Envelope envelope) {
        return isOurs(envelope) ? parse(operation, envelope) : new RequestPlan.NotOurs();
    }

    /** Asked before the rules are: a request that breaks some is answered by one service only. */
    private boolean isOurs(Envelope envelope) {
        return switch (Vocabulary.REQUESTS.lookUp(envelope.type())) {
            case Meaning.Known<Request>(var type) -> handler.types().contains(type);
            case Meaning.OtherVersion<Request> _, Meaning.Unknown<Request> _ -> false;
        };
    }

    private RequestPlan parse(UUID operation, Envelope envelope) {
        return switch (Requests.parse(envelope)) {
            case Parsed.Invalid<Request>(var violations) -> new RequestPlan.Invalid(violations);
            case Parsed.Valid<Request>(var request) -> ask(operation, request);
        };
    }

    private RequestPlan ask(UUID operation, Request request) {
        return handler.planFor(operation, request)
                .<RequestPlan>map(plan -> new RequestPlan.Ready(request, plan))
                .orElseGet(RequestPlan.NotOurs::new);
    }
}
