package dev.pghaven.contracts;

/** The beginning of a text that a sender wrote, so that an answer cannot outgrow a record. */
final class Excerpt {
    private static final int MAX_LENGTH = 300;

    private Excerpt() {}

    static String of(String text) {
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
    }
}
