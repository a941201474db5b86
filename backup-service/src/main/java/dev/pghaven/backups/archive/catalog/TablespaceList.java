package dev.pghaven.backups.archive.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tablespaces as Python prints them: {@code [('fast', 16385, '/var/lib/fast')]}. */
final class TablespaceList {
    private static final String STRING = "u?('(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")";

    private static final Pattern ITEM =
            Pattern.compile(
                    "\\s*\\(\\s*"
                            + STRING
                            + "\\s*,\\s*(\\d{1,10})\\s*,\\s*"
                            + STRING
                            + "\\s*,?\\s*\\)\\s*");

    private TablespaceList() {}

    static List<Tablespace> of(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            throw new IllegalArgumentException("not a list of tablespaces");
        }
        var items = ITEM.matcher(text).region(1, text.length() - 1);
        var tablespaces = new ArrayList<Tablespace>();
        var at = 1;
        while (items.lookingAt()) {
            tablespaces.add(
                    new Tablespace(
                            PythonString.of(items.group(1)),
                            Long.parseLong(items.group(2)),
                            PythonString.of(items.group(3))));
            at = items.end();
            if (at < text.length() - 1 && text.charAt(at) == ',') {
                at++;
            }
            items.region(at, text.length() - 1);
        }
        if (!text.substring(at, text.length() - 1).isBlank()) {
            throw new IllegalArgumentException("not a list of tablespaces");
        }
        return tablespaces;
    }
}
