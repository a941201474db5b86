package dev.pghaven.contracts.spec;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * PostgreSQL itself.
 *
 * @param imageName the operand image, of PostgreSQL 14 or later; the operator's default when absent
 * @param majorVersion what the image is expected to be; checked once the cluster runs
 * @param parameters laid over those that follow from the pod's size, see docs/defaults.md
 * @param pgHba laid before the lines that ask everybody for TLS, see docs/defaults.md
 * @param unencryptedLogins whether password logins without TLS are permitted from anywhere
 */
public record Postgresql(
        Optional<String> imageName,
        Optional<Integer> majorVersion,
        Map<String, String> parameters,
        List<String> sharedPreloadLibraries,
        List<String> pgHba,
        List<String> pgIdent,
        Boolean unencryptedLogins) {
    public Postgresql {
        imageName = Objects.requireNonNullElse(imageName, Optional.empty());
        majorVersion = Objects.requireNonNullElse(majorVersion, Optional.empty());
        parameters = parameters == null ? Map.of() : sorted(parameters);
        sharedPreloadLibraries =
                sharedPreloadLibraries == null ? List.of() : List.copyOf(sharedPreloadLibraries);
        pgHba = pgHba == null ? List.of() : List.copyOf(pgHba);
        pgIdent = pgIdent == null ? List.of() : List.copyOf(pgIdent);
        unencryptedLogins = Objects.requireNonNullElse(unencryptedLogins, false);
    }

    public static Postgresql defaults() {
        return new Postgresql(null, null, null, null, null, null, null);
    }

    /** Written in one order, so that equal specs have equal JSON. */
    private static Map<String, String> sorted(Map<String, String> parameters) {
        return Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
}
