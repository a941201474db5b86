package dev.pghaven.contracts;

import java.util.List;

/** What came of reading a message: a value that keeps every rule, or all the rules it breaks. */
public sealed interface Parsed<T> {
    /** Keeps every rule. */
    record Valid<T>(T value) implements Parsed<T> {}

    /** Breaks at least one rule; all are named. */
    record Invalid<T>(List<Violation> violations) implements Parsed<T> {
        public Invalid {
            violations = List.copyOf(violations);
        }
    }
}
