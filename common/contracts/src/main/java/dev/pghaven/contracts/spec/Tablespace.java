package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/**
 * A tablespace on a volume of its own.
 *
 * @param owner the role that owns it; the application's owner when absent
 * @param temporary whether temporary files and tables go there
 */
public record Tablespace(
        @Required String name,
        @Required Quantity size,
        Optional<String> storageClass,
        Optional<String> owner,
        Boolean temporary) {
    public Tablespace {
        storageClass = Objects.requireNonNullElse(storageClass, Optional.empty());
        owner = Objects.requireNonNullElse(owner, Optional.empty());
        temporary = Objects.requireNonNullElse(temporary, false);
    }
}
