package dev.pghaven.contracts.kafka;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import dev.pghaven.contracts.Vocabulary.Meaning;
import dev.pghaven.contracts.kafka.Incoming.NotACloudEvent;
import dev.pghaven.contracts.kafka.Incoming.NotJson;
import dev.pghaven.contracts.kafka.Incoming.Readable;
import dev.pghaven.contracts.kafka.Incoming.TooLarge;
import dev.pghaven.contracts.kafka.Incoming.UnknownType;
import dev.pghaven.contracts.kafka.Incoming.UnsupportedVersion;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** The reading of one record: each step asks for a little more than the one before. */
record Reading<T>(ConsumerRecord<?, byte[]> message, Vocabulary<T> vocabulary) {
    private static final byte[] NOTHING = {};

    Incoming<T> outcome() {
        try {
            return size() > KafkaRecords.MAX_BYTES ? tooLarge() : event(parse(message.value()));
        } catch (NoCloudEventException e) {
            return new NotACloudEvent<>(e.getMessage());
        }
    }

    private Incoming<T> event(CloudEvent event) {
        if (event.getSpecVersion() != SpecVersion.V1) {
            return new NotACloudEvent<>(
                    "specversion must be 1.0, but is " + event.getSpecVersion());
        }
        if (!sequenceIsNumber(event)) {
            return new NotACloudEvent<>("the extension sequence must be a whole number");
        }
        return AttributeRules.fault(event)
                .<Incoming<T>>map(NotACloudEvent::new)
                .orElseGet(() -> known(event));
    }

    private Incoming<T> known(CloudEvent event) {
        return switch (vocabulary.lookUp(event.getType())) {
            case Meaning.Unknown<T>() ->
                    new UnknownType<>(
                            "nobody here knows the type " + event.getType(), attributes(event));
            case Meaning.OtherVersion<T>(var spoken) ->
                    new UnsupportedVersion<>(
                            "type %s is spoken here as %s".formatted(event.getType(), spoken),
                            attributes(event));
            case Meaning.Known<T>(var type) -> data(event, type);
        };
    }

    private Incoming<T> data(CloudEvent event, Class<? extends T> type) {
        if (!isJson(event.getDataContentType())) {
            return new NotJson<>(
                    "datacontenttype must be application/json, but is "
                            + event.getDataContentType(),
                    attributes(event));
        }
        if (event.getData() == null) {
            return new NotJson<>("the CloudEvent has no data", attributes(event));
        }
        try {
            var data = Json.tree(event.getData().toBytes());
            return data.isObject()
                    ? new Readable<>(envelope(event, data), type)
                    : new NotJson<>("the data must be a JSON object", attributes(event));
        } catch (IOException e) {
            return new NotJson<>("the data is not JSON", attributes(event));
        }
    }

    private Envelope envelope(CloudEvent event, JsonNode data) {
        return new Envelope(
                event.getId(),
                event.getSource(),
                event.getType(),
                Objects.requireNonNullElseGet(
                        event.getSubject(), () -> data.path("cluster").asText("")),
                Optional.ofNullable(event.getTime())
                        .map(OffsetDateTime::toInstant)
                        .orElseGet(() -> Instant.ofEpochMilli(message.timestamp())),
                extension(event, KafkaRecords.CAUSATION_ID),
                extension(event, KafkaRecords.SEQUENCE).map(Long::valueOf),
                data);
    }

    private Incoming<T> tooLarge() {
        var reason =
                "the record holds %d bytes, at most %d are accepted"
                        .formatted(size(), KafkaRecords.MAX_BYTES);
        return new TooLarge<>(reason, attributesWithoutData());
    }

    /** In structured mode the names are in the data, which is too much to read. */
    private Optional<Attributes> attributesWithoutData() {
        try {
            return Optional.of(parse(NOTHING))
                    .filter(event -> AttributeRules.fault(event).isEmpty())
                    .flatMap(Reading::attributes);
        } catch (NoCloudEventException e) {
            return Optional.empty();
        }
    }

    private CloudEvent parse(byte[] value) throws NoCloudEventException {
        return NoCloudEventException.unless(
                () -> KafkaMessageFactory.createReader(message.headers(), value).toEvent());
    }

    private static Optional<Attributes> attributes(CloudEvent event) {
        return Optional.of(
                new Attributes(
                        event.getId(),
                        event.getSource(),
                        event.getType(),
                        Objects.requireNonNullElse(event.getSubject(), "")));
    }

    private static Optional<String> extension(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name)).map(Object::toString);
    }

    private static boolean sequenceIsNumber(CloudEvent event) {
        return extension(event, KafkaRecords.SEQUENCE)
                .map(text -> text.matches("\\d{1,18}"))
                .orElse(true);
    }

    private static boolean isJson(String contentType) {
        return contentType == null
                || contentType.matches("application/([\\w.-]+\\+)?json\\s*(;.*)?");
    }

    private int size() {
        var size = message.value() == null ? 0 : message.value().length;
        for (Header header : message.headers()) {
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size;
    }
}
