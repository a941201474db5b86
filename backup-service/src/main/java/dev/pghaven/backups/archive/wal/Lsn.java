package dev.pghaven.backups.archive.wal;

import java.util.regex.Pattern;

/** A position in the write-ahead log, as PostgreSQL's type {@code pg_lsn}. */
public record Lsn(long value) implements Comparable<Lsn> {
    private static final Pattern FORM = Pattern.compile("[0-9A-Fa-f]{1,8}/[0-9A-Fa-f]{1,8}");

    public static Lsn of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("an LSN is like 16/B374D848, not '" + text + "'");
        }
        var slash = text.indexOf('/');
        return new Lsn(
                Long.parseLong(text, 0, slash, 16) << 32
                        | Long.parseLong(text, slash + 1, text.length(), 16));
    }

    public long bytesSince(Lsn earlier) {
        return value - earlier.value;
    }

    public Lsn plus(long bytes) {
        return new Lsn(value + bytes);
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return "%X/%X".formatted(value >>> 32, value & 0xFFFF_FFFFL);
    }
}
