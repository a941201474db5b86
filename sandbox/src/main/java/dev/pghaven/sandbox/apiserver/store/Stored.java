package dev.pghaven.sandbox.apiserver.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An object at one revision. Its JSON is shared by all readers, so nobody may change it; it is
 * written out once, however many lists and watches carry it.
 */
public final class Stored {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectKey key;
    private final long revision;
    private final ObjectNode json;
    private volatile byte[] bytes;

    Stored(ObjectKey key, long revision, ObjectNode json) {
        this.key = key;
        this.revision = revision;
        this.json = json;
        metadataOf(json).put("resourceVersion", Long.toString(revision));
    }

    private static ObjectNode metadataOf(ObjectNode json) {
        return (ObjectNode) json.get("metadata");
    }

    public ObjectKey key() {
        return key;
    }

    public long revision() {
        return revision;
    }

    /** The shared JSON: copy it before changing it. */
    public ObjectNode json() {
        return json;
    }

    public ObjectNode copy() {
        return json.deepCopy();
    }

    public JsonNode metadata() {
        return json.get("metadata");
    }

    public String uid() {
        return metadata().path("uid").asText();
    }

    public boolean isBeingDeleted() {
        return metadata().path("deletionTimestamp").isTextual();
    }

    public byte[] bytes() {
        byte[] written = bytes;
        if (written == null) {
            written = write(json);
            bytes = written;
        }
        return written;
    }

    private static byte[] write(JsonNode json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }

    @Override
    public String toString() {
        return key + "@" + revision;
    }
}
