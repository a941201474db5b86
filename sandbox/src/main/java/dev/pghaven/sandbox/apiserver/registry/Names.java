package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.concurrent.ThreadLocalRandom;

/** Names that the server makes up for {@code metadata.generateName}. */
final class Names {
    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX = 5;
    private static final int LONGEST_PREFIX = 63 - SUFFIX;

    private Names() {}

    static boolean isGenerated(JsonNode object) {
        return object.at("/metadata/name").asText().isEmpty();
    }

    static String chooseFor(KindSpec kind, JsonNode object) {
        String name = object.at("/metadata/name").asText();
        String prefix = object.at("/metadata/generateName").asText();
        if (!name.isEmpty()) {
            return name;
        }
        if (prefix.isEmpty()) {
            throw Refusals.invalid(
                    kind,
                    "",
                    Validation.required("metadata.name", "name or generateName is required"));
        }
        return prefix.substring(0, Math.min(prefix.length(), LONGEST_PREFIX)) + suffix();
    }

    private static String suffix() {
        StringBuilder suffix = new StringBuilder();
        ThreadLocalRandom.current()
                .ints(SUFFIX, 0, LETTERS.length())
                .forEach(i -> suffix.append(LETTERS.charAt(i)));
        return suffix.toString();
    }
}
