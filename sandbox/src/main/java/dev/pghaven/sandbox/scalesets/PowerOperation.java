package dev.pghaven.sandbox.scalesets;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A long running operation.
 *
 * @param ended absent while it goes on
 * @param error why it failed
 */
public record PowerOperation(
        UUID id, Instant started, Optional<Instant> ended, Optional<String> error) {

    static PowerOperation begin() {
        return new PowerOperation(
                UUID.randomUUID(), Instant.now(), Optional.empty(), Optional.empty());
    }

    public String status() {
        if (ended.isEmpty()) {
            return "InProgress";
        }
        return error.isEmpty() ? "Succeeded" : "Failed";
    }

    PowerOperation succeeded() {
        return new PowerOperation(id, started, Optional.of(Instant.now()), Optional.empty());
    }

    PowerOperation failed(String why) {
        return new PowerOperation(id, started, Optional.of(Instant.now()), Optional.of(why));
    }
}
