package dev.pghaven.operations.quarkus.login;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a caller may do; each role includes those before it. Tokens have them in lower case. */
enum Role {
    VIEWER,
    OPERATOR,
    ADMIN;

    /** What destroys is a DELETE. No role may use a method that no route has. */
    static Optional<Role> neededFor(String method) {
        return switch (method) {
            case "GET", "HEAD" -> Optional.of(VIEWER);
            case "POST", "PUT" -> Optional.of(OPERATOR);
            case "DELETE" -> Optional.of(ADMIN);
            default -> Optional.empty();
        };
    }

    boolean isAmong(Set<String> roles) {
        return Arrays.stream(values())
                .filter(it -> it.compareTo(this) >= 0)
                .anyMatch(it -> roles.contains(it.toString()));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
