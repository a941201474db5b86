package dev.pghaven.sandbox.blobs;

import java.util.Locale;
import java.util.Set;

/** What an identity may do with the blobs of the account: Azure's data roles, or nothing. */
public enum BlobRole {
    /** Storage Blob Data Contributor. */
    CONTRIBUTOR,
    /** Storage Blob Data Reader. */
    READER,
    NONE;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    static BlobRole named(String name) {
        for (var each : values()) {
            if (each.word().equals(name)) {
                return each;
            }
        }
        throw new IllegalArgumentException(
                "a role is contributor, reader or none, not '" + name + "'");
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean allows(String method) {
        return switch (this) {
            case CONTRIBUTOR -> true;
            case READER -> READS.contains(method);
            case NONE -> false;
        };
    }
}
