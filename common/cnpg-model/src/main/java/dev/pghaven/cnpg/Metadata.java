package dev.pghaven.cnpg;

import java.util.Map;

/** Labels and annotations that the operator hands on. */
public record Metadata(Map<String, String> labels, Map<String, String> annotations) {}
