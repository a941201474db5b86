package dev.pghaven.contracts.reading;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Parsed;
import dev.pghaven.contracts.Parsed.Invalid;
import dev.pghaven.contracts.Parsed.Valid;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.Vocabulary.Meaning;
import dev.pghaven.contracts.rules.RequestRules;
import java.util.ArrayList;
import java.util.List;

/** Turns JSON into requests and names every rule that it breaks, all at once. */
public final class Requests {
    private Requests() {}

    /** The envelope's type must be one of ours. */
    public static Parsed<Request> parse(Envelope envelope) {
        return switch (Vocabulary.REQUESTS.lookUp(envelope.type())) {
            case Meaning.Known<Request>(var type) ->
                    sameSubject(envelope, parse(envelope.data(), type));
            case Meaning.OtherVersion<Request>(var spoken) ->
                    notOurs("type must be " + spoken + ", but is " + envelope.type());
            case Meaning.Unknown<Request>() ->
                    notOurs("type must be a known one, but is " + envelope.type());
        };
    }

    public static <R extends Request> Parsed<Request> parse(JsonNode data, Class<R> type) {
        var shape = new Shape();
        var violations = shape.violations();
        var fitting = shape.fitting(data, type, Path.ROOT);
        if (fitting.isEmpty()) {
            return new Invalid<>(violations);
        }
        var request = Json.read(fitting.get(), type);
        violations.addAll(RequestRules.violations(request));
        return violations.isEmpty() ? new Valid<>(request) : new Invalid<>(violations);
    }

    private static Parsed<Request> sameSubject(Envelope envelope, Parsed<Request> parsed) {
        return switch (parsed) {
            case Valid<Request>(var request) ->
                    request.cluster().toString().equals(envelope.subject())
                            ? parsed
                            : new Invalid<>(List.of(otherSubject(envelope)));
            case Invalid<Request>(var violations) -> {
                var named = envelope.data().path("cluster").asText();
                if (named.equals(envelope.subject())) {
                    yield parsed;
                }
                var all = new ArrayList<>(violations);
                all.add(otherSubject(envelope));
                yield new Invalid<>(all);
            }
        };
    }

    private static Violation otherSubject(Envelope envelope) {
        return new Violation(
                "cluster", "must be the CloudEvent's subject, which is " + envelope.subject());
    }

    private static Parsed<Request> notOurs(String rule) {
        return new Invalid<>(List.of(new Violation("", rule)));
    }
}
