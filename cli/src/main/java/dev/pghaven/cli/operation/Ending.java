package dev.pghaven.cli.operation;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.print.Words;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How an operation ended, for people and for whoever called the program. */
public record Ending(Operation operation) {
    public Exit exit() {
        return Verdict.of(operation);
    }

    /** A sentence, and the figures of what it said. */
    public List<String> lines() {
        var figures = Answers.of(operation).stream().flatMap(Figures::of).map(it -> "  " + it);
        return Stream.concat(Stream.of(sentence()), figures).toList();
    }

    private String sentence() {
        var said =
                operation.facts().stream()
                        .map(Operation.Said::type)
                        .collect(Collectors.joining(", "));
        return "%s of %s %s after %s%s%s"
                .formatted(
                        operation.workflow(),
                        operation.cluster(),
                        operation.status(),
                        Words.of(operation.took()),
                        said.isEmpty() ? "" : ": " + said,
                        operation.reason().map(why -> ": " + why).orElse(""));
    }
}
