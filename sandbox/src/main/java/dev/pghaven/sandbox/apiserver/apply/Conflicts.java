package dev.pghaven.sandbox.apiserver.apply;

import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Says who owns what, in the words of a Kubernetes API server. */
final class Conflicts {
    private Conflicts() {}

    static Refusal refuse(List<Conflict> conflicts) {
        List<Conflict> sorted = new ArrayList<>(conflicts);
        sorted.sort(Comparator.comparing(conflict -> conflict.owner().describe()));
        List<Cause> causes =
                sorted.stream()
                        .flatMap(conflict ->
                                conflict.fields().paths().stream()
                                        .map(path -> cause(conflict, path)))
                        .toList();
        return Refusals.applyConflict(message(sorted, causes), causes);
    }

    private static Cause cause(Conflict conflict, String path) {
        return new Cause(
                "FieldManagerConflict", "conflict with " + conflict.owner().describe(), path);
    }

    private static String message(List<Conflict> conflicts, List<Cause> causes) {
        if (causes.size() == 1) {
            Cause only = causes.getFirst();
            return "Apply failed with 1 conflict: %s: %s".formatted(only.message(), only.field());
        }
        String list = conflicts.stream().map(Conflicts::list).collect(Collectors.joining("\n"));
        return "Apply failed with %d conflicts: %s".formatted(causes.size(), list);
    }

    private static String list(Conflict conflict) {
        return "conflicts with %s:\n".formatted(conflict.owner().describe())
                + conflict.fields().paths().stream()
                        .map(path -> "- " + path)
                        .collect(Collectors.joining("\n"));
    }
}
