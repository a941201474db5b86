package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what breaks a rule, at a place in a document. */
final class Check {
    private final String path;
    private final List<Violation> violations;

    private Check(String path, List<Violation> violations) {
        this.path = path;
        this.violations = violations;
    }

    static Check of(String path) {
        return new Check(path, new ArrayList<>());
    }

    Check at(String field) {
        return new Check(path + "." + field, violations);
    }

    Check at(int index) {
        return new Check(path + "[" + index + "]", violations);
    }

    void that(boolean holds, String rule) {
        if (!holds) {
            violations.add(new Violation(path, rule));
        }
    }

    /** Checks what is there; what is absent has no rule to break, or was reported as missing. */
    <T> void ifPresent(T value, Consumer<T> rules) {
        Optional.ofNullable(value).ifPresent(rules);
    }

    List<Violation> violations() {
        return List.copyOf(violations);
    }
}
