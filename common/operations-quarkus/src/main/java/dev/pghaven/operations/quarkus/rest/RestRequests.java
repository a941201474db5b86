package dev.pghaven.operations.quarkus.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Request;
import dev.pghaven.contracts.Violation;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.kafka.KafkaRecords;
import dev.pghaven.operations.quarkus.Submissions;
import dev.pghaven.operations.quarkus.Submitted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.Response.StatusType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/**
 * Takes requests over REST straight to the store. The caller and the idempotency key are the
 * request's identity.
 */
@ApplicationScoped
public class RestRequests {
    private static final String CLUSTER = "cluster";
    private static final int LONGEST_KEY = 255;

    private final Submissions submissions;
    private final Caller caller;

    RestRequests(Submissions submissions, Caller caller) {
        this.submissions = submissions;
        this.caller = caller;
    }

    public Response submit(Class<? extends Request> type, String key, byte[] body) {
        return submit(type, key, parsed(body));
    }

    public Response submit(Class<? extends Request> type, String key, JsonNode data) {
        return answer(submissions.submit(envelope(type, checked(key), data)));
    }

    /** For a cluster that stands in the path; the body may name it too, or be empty. */
    public Response submit(Class<? extends Request> type, String key, String cluster, byte[] body) {
        var data = body.length == 0 ? JsonNodeFactory.instance.objectNode() : parsed(body);
        if (!data.path(CLUSTER).asText(cluster).equals(cluster)) {
            throw ProblemException.badRequest(CLUSTER, "must be the one of the path, or absent");
        }
        return submit(type, key, ((ObjectNode) data).put(CLUSTER, cluster));
    }

    /** For a body that is one field of the request. */
    public Response submitPart(
            Class<? extends Request> type, String key, String cluster, String part, byte[] body) {
        var data = JsonNodeFactory.instance.objectNode().put(CLUSTER, cluster);
        return submit(type, key, data.set(part, parsed(body)));
    }

    private Envelope envelope(Class<? extends Request> type, String key, JsonNode data) {
        var subject = data.path(CLUSTER).asText();
        var wireName = Vocabulary.wireName(type);
        var source = caller.source();
        return new Envelope(key, source, wireName, subject, Instant.now(), null, null, data);
    }

    private static Response answer(Submitted submitted) {
        return switch (submitted) {
            case Submitted.Accepted(var operation) ->
                    Response.accepted().location(URI.create("/operations/" + operation)).build();
            case Submitted.Invalid(var violations) ->
                    throw problem(
                            UnprocessableContent.STATUS, "The request breaks rules.", violations);
            case Submitted.TooLate(var removal) ->
                    throw problem(
                            Status.CONFLICT,
                            "The cluster is being removed by operation " + removal + ".",
                            List.of());
            case Submitted.IdentityReused() ->
                    throw problem(
                            UnprocessableContent.STATUS,
                            "Another request was here under the same Idempotency-Key.",
                            List.of());
            case Submitted.RejectedBefore() ->
                    throw problem(
                            UnprocessableContent.STATUS,
                            "The request was rejected before.",
                            List.of());
            case Submitted.NotOurs() ->
                    throw new IllegalStateException("a resource took a request of another service");
        };
    }

    private static ProblemException problem(
            StatusType status, String detail, List<Violation> violations) {
        return new ProblemException(Problem.of(status, detail, violations));
    }

    private static String checked(String key) {
        if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
            throw ProblemException.badRequest(
                    IdempotencyKey.HEADER,
                    "must be a header of 1 to "
                            + LONGEST_KEY
                            + " characters; a repetition has the"
                            + " same");
        }
        return key;
    }

    /** The parser names no place where the text breaks one of its limits, such as the depth. */
    private static String notJson(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null
                ? "must be JSON of a sensible depth and size"
                : "must be JSON, and is not from line %d, column %d on"
                        .formatted(at.getLineNr(), at.getColumnNr());
    }

    private static JsonNode parsed(byte[] body) {
        if (body.length > KafkaRecords.MAX_BYTES) {
            throw problem(
                    Status.REQUEST_ENTITY_TOO_LARGE,
                    "A request holds at most " + KafkaRecords.MAX_BYTES + " bytes.",
                    List.of());
        }
        try {
            var data = Json.tree(body);
            if (!data.isObject()) {
                throw ProblemException.badRequest("", "must be a JSON object");
            }
            return data;
        } catch (JsonProcessingException e) {
            throw ProblemException.badRequest("", notJson(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
