package dev.pghaven.sandbox.apiserver.protobuf;

import java.util.HashMap;
import java.util.Map;

/** The fields of a protobuf message by number. */
record Message(Map<Integer, Slot> slots) {
    static final Message EMPTY = new Message(Map.of());

    Message {
        slots = Map.copyOf(slots);
    }

    Message with(int number, Slot slot) {
        Map<Integer, Slot> more = new HashMap<>(slots);
        more.put(number, slot);
        return new Message(more);
    }

    /** Fields that are numbered from 1. */
    static Message of(Slot... slots) {
        Message message = EMPTY;
        for (int i = 0; i < slots.length; i++) {
            message = message.with(i + 1, slots[i]);
        }
        return message;
    }
}
