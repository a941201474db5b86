package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Operation;
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
        Instant requestedAt,
        List<Entry> timeline) {

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

    public static OperationView of(Operation it, List<HistoryEntry> timeline) {
        return new OperationView(
                it.id(),
                it.workflow(),
                it.cluster(),
                word(it.status().name()),
                it.at().step(),
                it.status().waitingFor(),
                it.whyStopped(),
                it.causationId(),
                it.requestedAt(),
                timeline.stream().map(Entry::of).toList());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
