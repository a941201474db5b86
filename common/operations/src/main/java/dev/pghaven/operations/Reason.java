package dev.pghaven.operations;

/**
 * Puts an exception into words. Only its class and message go into the store and into facts, never
 * its causes or its stack: adapters keep secrets out of the messages of what they throw.
 */
final class Reason {
    private static final int MAX_LENGTH = 1000;

    private Reason() {}

    static String of(Throwable cause) {
        var name = cause.getClass().getSimpleName();
        var text = cause.getMessage() == null ? name : name + ": " + cause.getMessage();
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH) + "…";
    }
}
