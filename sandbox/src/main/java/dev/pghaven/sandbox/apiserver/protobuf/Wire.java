package dev.pghaven.sandbox.apiserver.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads protobuf's wire format: numbers and byte strings, by field number. */
final class Wire {
    private static final int VARINT = 0;
    private static final int BYTES = 2;

    private final byte[] data;
    private int at;

    private Wire(byte[] data) {
        this.data = data;
    }

    /** One value of a field: {@code bytes} for text, bytes and messages, else {@code number}. */
    record Value(int field, long number, byte[] bytes) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }

        boolean isZero() {
            return number == 0 && bytes.length == 0;
        }
    }

    static List<Value> read(byte[] message) {
        Wire wire = new Wire(message);
        List<Value> values = new ArrayList<>();
        while (wire.at < message.length) {
            values.add(wire.next());
        }
        return values;
    }

    private Value next() {
        long tag = varint();
        int field = (int) (tag >>> 3);
        return switch ((int) (tag & 7)) {
            case VARINT -> new Value(field, varint(), new byte[0]);
            case BYTES -> new Value(field, 0, bytes());
            default -> throw new MalformedMessage("wire type " + (tag & 7));
        };
    }

    private byte[] bytes() {
        long length = varint();
        if (length < 0 || length > data.length - at) {
            throw new MalformedMessage("a field is longer than the message");
        }
        byte[] bytes = Arrays.copyOfRange(data, at, at + (int) length);
        at += (int) length;
        return bytes;
    }

    private long varint() {
        long number = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (at >= data.length) {
                throw new MalformedMessage("the message ends within a number");
            }
            byte b = data[at++];
            number |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return number;
            }
        }
        throw new MalformedMessage("a number is too long");
    }
}
