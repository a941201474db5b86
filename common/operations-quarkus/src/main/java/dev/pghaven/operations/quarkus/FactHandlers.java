package dev.pghaven.operations.quarkus;

import static java.util.stream.Collectors.joining;

import dev.pghaven.contracts.Fact;
import java.util.List;

/** All who act upon facts in this service. */
public record FactHandlers(List<FactHandler> all) {
    public FactHandlers {
        all = List.copyOf(all);
        if (all.stream().map(FactHandler::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException(
                    "two fact handlers have the same name: "
                            + all.stream().map(FactHandler::name).collect(joining(", ")));
        }
    }

    public List<FactHandler> of(Class<? extends Fact> type) {
        return all.stream().filter(handler -> handler.types().contains(type)).toList();
    }
}
