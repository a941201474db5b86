package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.Cidr;
import java.util.List;
import java.util.Optional;

/** Ranges as somebody wrote them: those that can be read, and the others. */
record Ranges(List<Cidr> valid, List<String> invalid) {

    static Ranges of(List<String> texts) {
        var stripped = texts.stream().map(String::strip).toList();
        return new Ranges(
                stripped.stream().map(Cidr::parse).flatMap(Optional::stream).toList(),
                stripped.stream().filter(it -> Cidr.parse(it).isEmpty()).toList());
    }

    /** Separated by commas; nothing where there is no annotation. */
    static Ranges of(Optional<String> annotation) {
        return of(annotation.map(it -> List.of(it.split(","))).orElseGet(List::of));
    }

    boolean areStated() {
        return !valid.isEmpty();
    }

    boolean allowAll() {
        return valid.stream().anyMatch(it -> it.bits() == 0);
    }
}
