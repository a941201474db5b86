package dev.pghaven.sandbox.apiserver.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.List;

/** Turns a protobuf message into JSON. What is zero or empty is left out, as Go leaves it out. */
final class MessageReader {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private MessageReader() {}

    static ObjectNode read(byte[] bytes, Message message) {
        ObjectNode json = JSON.objectNode();
        for (Wire.Value value : Wire.read(bytes)) {
            Slot slot = message.slots().get(value.field());
            if (slot != null) {
                add(json, slot, value);
            } else if (!isNothing(value)) {
                throw new MalformedMessage("field %d is not known here".formatted(value.field()));
            }
        }
        return json;
    }

    /** An unset message, such as a status or a time, is written though it says nothing. */
    private static boolean isNothing(Wire.Value value) {
        if (value.isZero()) {
            return true;
        }
        try {
            return value.number() == 0
                    && Wire.read(value.bytes()).stream().allMatch(MessageReader::isNothing);
        } catch (MalformedMessage _) {
            return false;
        }
    }

    private static void add(ObjectNode json, Slot slot, Wire.Value value) {
        switch (slot) {
            case Slot.Text(var name, var repeated) when repeated ->
                    json.withArray(name).add(value.text());
            case Slot.Nested(var name, var message, var repeated) when repeated ->
                    json.withArray(name).add(read(value.bytes(), message));
            case Slot.Entries(var name, var entry) ->
                    addEntry(json.withObject("/" + name), entry, value);
            case Slot.Text _,
                    Slot.Nested _,
                    Slot.Bytes _,
                    Slot.Whole _,
                    Slot.Bool _,
                    Slot.WholeOrText _ -> {
                JsonNode single = single(slot, value);
                if (!value.isZero() && !(single.isObject() && single.isEmpty())) {
                    json.set(slot.name(), single);
                }
            }
        }
    }

    private static JsonNode single(Slot slot, Wire.Value value) {
        return switch (slot) {
            case Slot.Text _ -> JSON.textNode(value.text());
            case Slot.Bytes _ -> JSON.textNode(Base64.getEncoder().encodeToString(value.bytes()));
            case Slot.Whole _ -> JSON.numberNode((int) value.number());
            case Slot.Bool _ -> BooleanNode.valueOf(value.number() != 0);
            case Slot.Nested(_, var message, _) -> read(value.bytes(), message);
            case Slot.WholeOrText _ -> wholeOrText(Wire.read(value.bytes()));
            case Slot.Entries _ -> throw new IllegalStateException("a map is no single value");
        };
    }

    private static void addEntry(ObjectNode map, Slot slot, Wire.Value entry) {
        String key = "";
        JsonNode content = JSON.textNode("");
        for (Wire.Value part : Wire.read(entry.bytes())) {
            if (part.field() == 1) {
                key = part.text();
            } else {
                content = single(slot, part);
            }
        }
        map.set(key, content);
    }

    private static JsonNode wholeOrText(List<Wire.Value> values) {
        boolean text = values.stream().anyMatch(v -> v.field() == 1 && v.number() == 1);
        for (Wire.Value value : values) {
            if (text && value.field() == 3) {
                return JSON.textNode(value.text());
            }
            if (!text && value.field() == 2) {
                return JSON.numberNode((int) value.number());
            }
        }
        return JSON.numberNode(0);
    }
}
