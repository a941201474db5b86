package dev.pghaven.cli.operation;

import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.Vocabulary;
import java.util.List;
import java.util.Optional;

/** The facts that an operation has said, as far as this program knows their types. */
final class Answers {
    private Answers() {}

    static List<Fact> of(Operation it) {
        return it.facts().stream().map(Answers::read).flatMap(Optional::stream).toList();
    }

    /** A newer service may say what this program has never heard of. */
    private static Optional<Fact> read(Operation.Said said) {
        return Optional.ofNullable(Vocabulary.FACTS.types().get(said.type()))
                .map(type -> Json.read(said.data(), type));
    }
}
