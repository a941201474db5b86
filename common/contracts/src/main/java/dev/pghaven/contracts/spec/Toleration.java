package dev.pghaven.contracts.spec;

import java.util.Objects;
import java.util.Optional;

/** A Kubernetes toleration; its fields are those of the API. */
public record Toleration(
        Optional<String> key,
        Optional<String> operator,
        Optional<String> value,
        Optional<String> effect,
        Optional<Long> tolerationSeconds) {
    public Toleration {
        key = Objects.requireNonNullElse(key, Optional.empty());
        operator = Objects.requireNonNullElse(operator, Optional.empty());
        value = Objects.requireNonNullElse(value, Optional.empty());
        effect = Objects.requireNonNullElse(effect, Optional.empty());
        tolerationSeconds = Objects.requireNonNullElse(tolerationSeconds, Optional.empty());
    }
}
