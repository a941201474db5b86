package dev.pghaven.sandbox.apiserver.protobuf;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads the protobuf that {@code kubectl create} sends for some kinds and does not send again as
 * JSON when it is refused.
 */
public final class ProtobufBody {
    private static final byte[] MAGIC = {'k', '8', 's', 0};
    private static final Message TYPE = Message.of(Slot.text("apiVersion"), Slot.text("kind"));
    private static final int TYPE_FIELD = 1;
    private static final int RAW_FIELD = 2;

    private ProtobufBody() {}

    /**
     * The object as JSON; empty for a kind that is not among those.
     *
     * @throws MalformedMessage when the bytes are something else
     */
    public static Optional<ObjectNode> read(byte[] body) {
        if (!beginsWithMagic(body)) {
            throw new MalformedMessage("the body does not begin as Kubernetes' protobuf does");
        }
        ObjectNode type = JsonNodeFactory.instance.objectNode();
        byte[] raw = new byte[0];
        for (Wire.Value value : Wire.read(Arrays.copyOfRange(body, MAGIC.length, body.length))) {
            if (value.field() == TYPE_FIELD) {
                type = MessageReader.read(value.bytes(), TYPE);
            } else if (value.field() == RAW_FIELD) {
                raw = value.bytes();
            }
        }
        return read(type, raw);
    }

    private static boolean beginsWithMagic(byte[] body) {
        return body.length >= MAGIC.length
                && Arrays.equals(body, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    private static Optional<ObjectNode> read(ObjectNode type, byte[] raw) {
        return Messages.of(type.path("apiVersion").asText(), type.path("kind").asText())
                .map(message -> type.setAll(MessageReader.read(raw, message)));
    }
}
