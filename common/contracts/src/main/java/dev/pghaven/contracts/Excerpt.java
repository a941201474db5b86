package dev.pghaven.contracts;

import java.util.regex.Pattern;

/**
 * The beginning of a text that a sender wrote, so that an answer can neither outgrow a record nor
 * hold what no store takes.
 */
final class Excerpt {
    private static final int MAX_LENGTH = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Excerpt() {}

    static String of(String text) {
        var start = text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
        return CONTROL.matcher(start).replaceAll("\uFFFD");
    }
}
