package dev.pghaven.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A CloudEvent 1.0 around a request or a fact.
 *
 * @param id unique within its source; a redelivery keeps it
 * @param source who says it
 * @param type {@code dev.pghaven.<Name>.v1}
 * @param subject {@code namespace/name} of the cluster; also the record's key
 * @param causationId the id of what led to it
 * @param sequence its place among the facts that its source said of its subject
 */
public record Envelope(
        String id,
        URI source,
        String type,
        String subject,
        Instant time,
        Optional<String> causationId,
        Optional<Long> sequence,
        JsonNode data) {
    public Envelope {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(data, "data");
        causationId = Objects.requireNonNullElse(causationId, Optional.empty());
        sequence = Objects.requireNonNullElse(sequence, Optional.empty());
    }

    public static Envelope of(Request request, String id, URI source, Instant time) {
        var subject = request.cluster().toString();
        return around(request, id, source, subject, time);
    }

    public static Envelope of(Fact fact, String id, URI source, Instant time) {
        return around(fact, id, source, fact.subject(), time);
    }

    private static Envelope around(
            Object message, String id, URI source, String subject, Instant time) {
        var type = Vocabulary.wireName(message.getClass());
        var data = Json.toNode(message);
        return new Envelope(id, source, type, subject, time, null, null, data);
    }

    public Envelope causedBy(String cause) {
        return new Envelope(id, source, type, subject, time, Optional.of(cause), sequence, data);
    }

    public Envelope numbered(long number) {
        return new Envelope(
                id, source, type, subject, time, causationId, Optional.of(number), data);
    }
}
