package dev.pghaven.contracts.spec;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Labels and annotations that every object of the cluster carries. */
public record InheritedMetadata(Map<String, String> labels, Map<String, String> annotations) {
    public InheritedMetadata {
        labels = sorted(labels);
        annotations = sorted(annotations);
    }

    public static InheritedMetadata none() {
        return new InheritedMetadata(null, null);
    }

    private static Map<String, String> sorted(Map<String, String> entries) {
        return Collections.unmodifiableMap(
                new TreeMap<>(Objects.requireNonNullElse(entries, Map.of())));
    }
}
