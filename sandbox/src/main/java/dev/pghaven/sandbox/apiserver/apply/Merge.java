package dev.pghaven.sandbox.apiserver.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;

/** Puts an applied configuration over a live object. */
final class Merge {
    private Merge() {}

    static JsonNode of(Part live, Part config) {
        Optional<Map<String, Part>> present = Parts.of(live);
        Optional<Map<String, Part>> wanted = Parts.of(config);
        if (present.isEmpty() || wanted.isEmpty()) {
            return config.value();
        }
        Map<String, JsonNode> merged = new LinkedHashMap<>();
        for (String element : order(present.get().keySet(), wanted.get().keySet())) {
            merged.put(element, part(present.get().get(element), wanted.get().get(element)));
        }
        return Parts.join(config.value(), merged);
    }

    private static JsonNode part(Part live, Part config) {
        if (live == null) {
            return config.value();
        }
        return config == null ? live.value() : of(live, config);
    }

    /** The order of the configuration, with what only the live object has left in its place. */
    private static SequencedSet<String> order(Set<String> live, Set<String> config) {
        SequencedSet<String> ordered = new LinkedHashSet<>();
        List<String> waiting = new ArrayList<>(config);
        for (String element : live) {
            if (config.contains(element)) {
                while (!ordered.contains(element)) {
                    ordered.add(waiting.removeFirst());
                }
            } else {
                ordered.add(element);
            }
        }
        ordered.addAll(waiting);
        return ordered;
    }
}
