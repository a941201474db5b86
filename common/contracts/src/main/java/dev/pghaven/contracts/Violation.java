package dev.pghaven.contracts;

/**
 * One way in which a request breaks a rule. {@code field} is a JSON path such as {@code
 * spec.storage.size}.
 */
public record Violation(String field, String rule) {}
