package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a try of a step changes.
 *
 * @param entry absent when the try repeated what the one before it said
 */
public record Transition(Operation next, Optional<HistoryEntry> entry, List<Fact> facts) {
    public Transition {
        facts = List.copyOf(facts);
    }

    /** False for a repeated wait: there is nothing that the store does not know already. */
    public boolean worthSaving() {
        return entry.isPresent();
    }

    Transition saying(List<Fact> more) {
        return new Transition(next, entry, Stream.concat(facts.stream(), more.stream()).toList());
    }

    Transition stoppedBy(Stop stop) {
        var stopped = next.ended(next.state(), next.at(), next.course().stopping(stop));
        return new Transition(stopped, entry, facts);
    }
}
