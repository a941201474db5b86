package dev.pghaven.backups.fingerprint.snapshot;

/** Something that is not looked at, and why. */
public record LeftOut(String what, String reason) {
    public static LeftOut database(String name, String reason) {
        return new LeftOut("database " + name, reason);
    }

    public boolean isDatabase(String name) {
        return what.equals("database " + name);
    }
}
