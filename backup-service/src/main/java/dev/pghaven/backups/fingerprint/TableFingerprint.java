package dev.pghaven.backups.fingerprint;

/**
 * What a table holds.
 *
 * @param name with its schema, as it stands in SQL
 * @param content the sum of the hashes of its rows
 * @param bytes on disk, for information
 */
public record TableFingerprint(String name, long rows, String content, long bytes) {
    boolean sameAs(TableFingerprint other) {
        return rows == other.rows && content.equals(other.content);
    }
}
