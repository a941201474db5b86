package dev.pghaven.sandbox.apiserver.protobuf;

/** Bytes that are no protobuf message, or one that holds what the tables here do not know. */
public final class MalformedMessage extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedMessage(String message) {
        super(message, null, false, false);
    }
}
