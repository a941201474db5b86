package dev.pghaven.sandbox.apiserver.protobuf;

/** A field of a protobuf message: its JSON name and how its value is written. */
sealed interface Slot {
    String name();

    record Text(String name, boolean repeated) implements Slot {}

    record Bytes(String name) implements Slot {}

    record Whole(String name) implements Slot {}

    record Bool(String name) implements Slot {}

    record Nested(String name, Message message, boolean repeated) implements Slot {}

    /** A map from text; the value is field 2 of each entry. */
    record Entries(String name, Slot value) implements Slot {}

    /** Kubernetes' IntOrString: type, number, text. */
    record WholeOrText(String name) implements Slot {}

    static Slot text(String name) {
        return new Text(name, false);
    }

    static Slot texts(String name) {
        return new Text(name, true);
    }

    static Slot nested(String name, Message message) {
        return new Nested(name, message, false);
    }

    static Slot list(String name, Message message) {
        return new Nested(name, message, true);
    }

    static Slot textMap(String name) {
        return new Entries(name, text(""));
    }
}
