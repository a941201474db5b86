package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What a verification came to, and all that was said of it. */
record Verdict(String name, JsonNode data) {
    static final Set<String> NAMES =
            Set.of("RestoreVerified", "RestoreRefuted", "RestoreInconclusive");

    /** A difference that was found. */
    record Finding(String expected, String found) {}

    Map<String, Finding> findings() {
        var findings = new HashMap<String, Finding>();
        data.path("findings")
                .forEach(it ->
                        findings.put(
                                it.path("what").asText(),
                                new Finding(
                                        it.path("expected").asText(), it.path("found").asText())));
        return findings;
    }

    String reason() {
        return data.path("reason").asText();
    }

    JsonNode evidence() {
        return data.path("evidence");
    }

    @Override
    public String toString() {
        return name + " " + data;
    }
}
