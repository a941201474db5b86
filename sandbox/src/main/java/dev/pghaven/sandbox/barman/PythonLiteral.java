package dev.pghaven.sandbox.barman;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The few of Python's literals that stand in {@code backup.info}, written as {@code repr} does. */
final class PythonLiteral {
    private static final String STRING = "('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")";
    private static final Pattern TABLESPACE =
            Pattern.compile("[(\\[]" + STRING + ", (\\d+), " + STRING + "[)\\]]");
    private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

    private PythonLiteral() {}

    static String string(String text) {
        var quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        var escaped =
                text.replace("\\", "\\\\")
                        .replace("\n", "\\n")
                        .replace("\t", "\\t")
                        .replace("\r", "\\r");
        return quote + (quote.equals("'") ? escaped.replace("'", "\\'") : escaped) + quote;
    }

    static String readString(String literal) {
        return ESCAPE.matcher(literal.substring(1, literal.length() - 1))
                .replaceAll(it -> unescaped(it.group(1)));
    }

    static String tablespaces(List<Tablespace> tablespaces) {
        return tablespaces.stream()
                .map(PythonLiteral::tablespace)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    static List<Tablespace> readTablespaces(String literal) {
        return TABLESPACE
                .matcher(literal)
                .results()
                .map(it ->
                        new Tablespace(
                                readString(it.group(1)),
                                Long.parseLong(it.group(2)),
                                readString(it.group(3))))
                .toList();
    }

    private static String tablespace(Tablespace it) {
        return "(" + string(it.name()) + ", " + it.oid() + ", " + string(it.location()) + ")";
    }

    private static String unescaped(String letter) {
        return switch (letter) {
            case "n" -> "\n";
            case "t" -> "\t";
            case "r" -> "\r";
            case "\\" -> "\\\\";
            case "$" -> "\\$";
            default -> letter;
        };
    }
}
