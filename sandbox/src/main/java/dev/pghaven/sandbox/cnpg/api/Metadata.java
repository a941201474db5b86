package dev.pghaven.sandbox.cnpg.api;

import java.util.Map;

/** Labels and annotations. */
public record Metadata(Map<String, String> labels, Map<String, String> annotations) {
    public static final Metadata NONE = new Metadata(Map.of(), Map.of());

    public Metadata {
        labels = Defaulted.map(labels);
        annotations = Defaulted.map(annotations);
    }
}
