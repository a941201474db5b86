package dev.pghaven.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Where two documents differ, a line each. */
record Differences(List<String> lines) {
    static Differences between(JsonNode expected, JsonNode actual) {
        var lines = new ArrayList<String>();
        compare("", expected, actual, lines);
        return new Differences(List.copyOf(lines));
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    private static void compare(
            String path, JsonNode expected, JsonNode actual, List<String> lines) {
        if (expected.isObject() && actual.isObject()) {
            var names = new TreeSet<String>();
            expected.fieldNames().forEachRemaining(names::add);
            actual.fieldNames().forEachRemaining(names::add);
            for (var name : names) {
                compare(path + "/" + name, expected.path(name), actual.path(name), lines);
            }
        } else if (expected.isArray() && actual.isArray()) {
            for (int i = 0; i < Math.max(expected.size(), actual.size()); i++) {
                compare(path + "/" + i, expected.path(i), actual.path(i), lines);
            }
        } else if (!same(expected, actual)) {
            lines.add("%s: expected %s, but is %s".formatted(path, words(expected), words(actual)));
        }
    }

    /** A number is the same whether it was read as an int or as a long. */
    private static boolean same(JsonNode expected, JsonNode actual) {
        return expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }

    private static String words(JsonNode node) {
        return node.isMissingNode() ? "nothing" : node.toString();
    }

    @Override
    public String toString() {
        return String.join(System.lineSeparator(), lines);
    }
}
