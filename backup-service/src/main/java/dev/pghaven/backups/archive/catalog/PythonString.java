package dev.pghaven.backups.archive.catalog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A string as Python's {@code repr} prints it, in quotes of either kind. */
final class PythonString {
    private static final Pattern ESCAPE =
            Pattern.compile(
                    "\\\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))", Pattern.DOTALL);

    private PythonString() {}

    static String of(String quoted) {
        return ESCAPE.matcher(quoted.substring(1, quoted.length() - 1))
                .replaceAll(it -> Matcher.quoteReplacement(plain((Matcher) it)));
    }

    private static String plain(Matcher escape) {
        for (var group = 1; group <= 3; group++) {
            if (escape.group(group) != null) {
                return Character.toString(Integer.parseInt(escape.group(group), 16));
            }
        }
        return switch (escape.group(4)) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case String other -> other;
        };
    }
}
