package dev.pghaven.operations;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Vocabulary;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A fact that comes from no operation: something that was observed.
 *
 * @param observed names what was observed as every observer finds it, never by the observer's own
 *     clock: the cluster's uid and when a condition changed, for one. The same names are the same
 *     fact
 * @param causationId the id of what led to it, if a message did
 */
public record Announcement(Fact fact, List<String> observed, Optional<String> causationId) {
    public Announcement {
        observed = List.copyOf(observed);
        if (observed.isEmpty()) {
            throw new IllegalArgumentException("an announcement needs a name of what was observed");
        }
    }

    public static Announcement of(Fact fact, String... observed) {
        return new Announcement(fact, List.of(observed), Optional.empty());
    }

    public Announcement causedBy(String messageId) {
        return new Announcement(fact, observed, Optional.of(messageId));
    }

    /** The fact's id, if {@code source} says it; type and subject are part of what was observed. */
    public UUID idFrom(URI source) {
        var names = new ArrayList<String>();
        names.add("announcement");
        names.add(source.toString());
        names.add(Vocabulary.wireName(fact.getClass()));
        names.add(fact.subject());
        names.addAll(observed);
        return NameBasedId.of(names.toArray(String[]::new));
    }
}
