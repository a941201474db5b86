package dev.pghaven.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An operation as its service shows it.
 *
 * @param facts what it has said but for its steps
 */
public record Operation(
        String id,
        String workflow,
        ClusterRef cluster,
        String status,
        String step,
        Optional<String> waitingFor,
        Optional<String> reason,
        Instant requestedAt,
        List<Entry> timeline,
        List<Said> facts) {
    private static final Set<String> FINAL = Set.of("completed", "stopped", "cancelled");

    public Operation {
        timeline = List.copyOf(Objects.requireNonNullElse(timeline, List.of()));
        facts = List.copyOf(Objects.requireNonNullElse(facts, List.of()));
    }

    /** A line of its timeline. */
    public record Entry(
            String step,
            int number,
            int attempt,
            String kind,
            Optional<String> detail,
            Instant at,
            Optional<Duration> took) {}

    /** A fact by the name of its type. */
    public record Said(String type, Instant time, JsonNode data) {}

    public static Operation read(JsonNode json) {
        return Json.read(json, Operation.class);
    }

    public boolean ended() {
        return FINAL.contains(status);
    }

    public boolean completed() {
        return status.equals("completed");
    }

    /** From the request to what happened last. */
    public Duration took() {
        return timeline.isEmpty()
                ? Duration.ZERO
                : Duration.between(requestedAt, timeline.getLast().at());
    }
}
