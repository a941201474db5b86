package dev.pghaven.sandbox.cnpg.roles;

import java.time.Instant;
import java.time.format.DateTimeParseException;

/** When a password ends, in RFC 3339 or as PostgreSQL's {@code infinity}. */
final class Expiry {
    private Expiry() {}

    static boolean same(String declared, String existing) {
        try {
            return existing != null && Instant.parse(declared).equals(Instant.parse(existing));
        } catch (DateTimeParseException notAnInstant) {
            return declared.equals(existing);
        }
    }
}
