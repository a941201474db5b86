package dev.pghaven.operations.store;

import java.util.regex.Pattern;

/** The schema of one service in the database that all services share. */
public record Schema(String name) {
    private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]{0,50}");

    public Schema {
        if (!IDENTIFIER.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a schema must be a plain lower-case identifier, but is '" + name + "'");
        }
    }

    /** Puts the schema in place of {@code $s}. */
    public String in(String sql) {
        return sql.replace("$s", name);
    }
}
