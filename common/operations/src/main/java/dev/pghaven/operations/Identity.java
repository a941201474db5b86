package dev.pghaven.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What makes a message the same as one that was here before.
 *
 * @param digest of type and data; the same identity with another digest is an error of the sender
 * @param cause the CloudEvents id of the message
 */
public record Identity(URI source, String id, String digest, String cause) {
    private static final ObjectWriter SORTED =
            Json.mapper().writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    public Identity(URI source, String id, String digest) {
        this(source, id, digest, id);
    }

    public static Identity of(Envelope envelope) {
        return new Identity(envelope.source(), envelope.id(), digest(envelope));
    }

    /** The same message as one of its readers sees it, each of which may act upon it once. */
    public Identity readBy(String reader) {
        return new Identity(source, id + " " + reader, digest, cause);
    }

    /** The operation that it leads to in one service. */
    public UUID operationOf(String service) {
        return NameBasedId.ofOperation(service, source.toString(), id);
    }

    private static String digest(Envelope envelope) {
        try {
            var sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(bytes(envelope.type()));
            // By way of a string, because half of a surrogate pair has no bytes of its own.
            return HexFormat.of()
                    .formatHex(sha256.digest(bytes(SORTED.writeValueAsString(envelope.data()))));
        } catch (NoSuchAlgorithmException | JsonProcessingException e) {
            throw new IllegalStateException("every JSON has a SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
