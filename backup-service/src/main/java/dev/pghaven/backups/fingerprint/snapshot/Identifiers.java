package dev.pghaven.backups.fingerprint.snapshot;

/** Names as they may stand in SQL, whatever they are made of. */
public final class Identifiers {
    private Identifiers() {}

    public static String quoted(String schema, String name) {
        return quoted(schema) + "." + quoted(name);
    }

    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
