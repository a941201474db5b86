package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A query of the user's own on restored data; it runs read-only.
 *
 * @param name unique in its list
 * @param sql gives one row of one column
 * @param database the application's when absent
 * @param expected that value as text
 */
public record SqlCheck(
        @Required String name,
        @Required String sql,
        Optional<String> database,
        @Required String expected) {
    public SqlCheck {
        database = Objects.requireNonNullElse(database, Optional.empty());
    }
}
