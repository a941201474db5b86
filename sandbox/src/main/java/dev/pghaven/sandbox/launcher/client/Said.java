package dev.pghaven.sandbox.launcher.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;

/** A fact by its name and its data. */
public record Said(String name, JsonNode data) {

    public boolean is(String other) {
        return name.equals(other);
    }

    /** Its name, and why where it gives a reason. */
    public String inWords() {
        var reasons = new ArrayList<String>();
        data.path("violations")
                .forEach(it ->
                        reasons.add(it.path("field").asText() + " " + it.path("rule").asText()));
        data.path("findings")
                .forEach(it ->
                        reasons.add(
                                "%s: expected %s, found %s"
                                        .formatted(
                                                it.path("what").asText(),
                                                it.path("expected").asText(),
                                                it.path("found").asText())));
        if (data.hasNonNull("reason")) {
            reasons.add(data.path("reason").asText());
        }
        return reasons.isEmpty() ? name : name + ": " + String.join("; ", reasons);
    }
}
