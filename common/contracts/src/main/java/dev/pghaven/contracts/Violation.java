package dev.pghaven.contracts;

/**
 * One way in which a request breaks a rule.
 *
 * @param field a JSON path such as {@code spec.storage.size}; empty for the whole
 * @param rule what must hold, in words that follow the field's name
 */
public record Violation(String field, String rule) {
    public Violation {
        field = Excerpt.of(field);
        rule = Excerpt.of(rule);
    }
}
