package dev.pghaven.sandbox.apiserver.kinds;

import java.util.List;
import java.util.Map;

/**
 * How a part of an object merges: field by field, item by item, or only as a whole. What no schema
 * describes follows the rule of CustomResourceDefinitions: objects merge by field, lists are one
 * value.
 */
public sealed interface Schema {
    Fields OPEN = new Fields(Map.of());

    /** An object whose fields have owners of their own. */
    record Fields(Map<String, Schema> fields) implements Schema {
        public Fields {
            fields = Map.copyOf(fields);
        }
    }

    /** A list of objects told apart by keys; the first key is the one of strategic merge patch. */
    record KeyedList(List<MergeKey> keys, Fields item) implements Schema {
        public KeyedList {
            keys = List.copyOf(keys);
        }
    }

    /** A list of values in which each value has owners of its own. */
    record ValueSet() implements Schema {}

    /** A value that is owned, replaced and compared as a whole. */
    record Atomic() implements Schema {}

    default Schema field(String name) {
        return switch (this) {
            case Fields(var fields) -> fields.getOrDefault(name, OPEN);
            case KeyedList _, ValueSet _, Atomic _ -> OPEN;
        };
    }

    default Schema item() {
        return switch (this) {
            case KeyedList(_, var item) -> item;
            case Fields _, ValueSet _, Atomic _ -> OPEN;
        };
    }
}
