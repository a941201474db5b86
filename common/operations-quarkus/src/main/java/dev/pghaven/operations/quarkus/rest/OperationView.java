package dev.pghaven.operations.quarkus.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Operation;
import dev.pghaven.operations.store.OperationQueries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An operation as REST shows it.
 *
 * @param waitingFor what the current step waits for, or who goes first on the cluster
 * @param reason why it ended short of its goal, or will as soon as it has cleaned up
 * @param causationId the id of the request or fact that led to it
 * @param requestedBy who made the request, or which service said the fact; only of one operation
 * @param facts what it has said but for its steps, such as its answer, as long as the service keeps
 *     published facts; only of one operation
 */
public record OperationView(
        UUID id,
        String workflow,
        ClusterRef cluster,
        String status,
        String step,
        Optional<String> waitingFor,
        Optional<String> reason,
        String causationId,
        Optional<URI> requestedBy,
        Instant requestedAt,
        List<Entry> timeline,
        List<Said> facts) {

    /**
     * A fact.
     *
     * @param type as in {@code dev.pghaven.<type>.v1}
     */
    public record Said(UUID id, String type, Instant time, JsonNode data) {
        static Said of(Envelope it) {
            return new Said(
                    UUID.fromString(it.id()), it.type().split("\\.")[2], it.time(), it.data());
        }
    }

    /** One line of the timeline. */
    public record Entry(
            String step,
            int number,
            int attempt,
            String kind,
            Optional<String> detail,
            Instant at,
            Optional<Duration> took) {
        static Entry of(HistoryEntry it) {
            return new Entry(
                    it.step(),
                    it.number(),
                    it.attempt(),
                    word(it.kind()),
                    it.detail(),
                    it.at(),
                    it.took());
        }
    }

    /** One of many: without what takes another question. */
    public static OperationView of(Operation it, List<HistoryEntry> timeline) {
        return of(it, timeline, Optional.empty(), List.of());
    }

    static OperationView of(Operation it, OperationQueries queries) {
        return of(
                it,
                queries.timeline(it.id()),
                queries.requestedBy(it.id()),
                queries.facts(it.id()));
    }

    private static OperationView of(
            Operation it,
            List<HistoryEntry> timeline,
            Optional<URI> requestedBy,
            List<Envelope> facts) {
        return new OperationView(
                it.id(),
                it.workflow(),
                it.cluster(),
                word(it.status().name()),
                it.at().step(),
                it.status().waitingFor(),
                it.whyStopped(),
                it.causationId(),
                requestedBy,
                it.requestedAt(),
                timeline.stream().map(Entry::of).toList(),
                facts.stream().map(Said::of).toList());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
