package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.Resources;
import java.util.List;
import java.util.Map;

/** CNPG refuses shared_buffers above the memory request; more than the pod has is never there. */
final class MemoryRules {
    private static final List<String> WITHIN_MEMORY =
            List.of("shared_buffers", "effective_cache_size");

    private MemoryRules() {}

    static void apply(Map<String, String> parameters, Resources resources, Check check) {
        for (var name : WITHIN_MEMORY) {
            if (parameters.containsKey(name)) {
                within(parameters.get(name), resources, check.at(name));
            }
        }
    }

    private static void within(String value, Resources resources, Check check) {
        MemorySize.bytes(value)
                .ifPresentOrElse(
                        bytes ->
                                check.that(
                                        bytes <= resources.memory().bytes(),
                                        "must be at most the memory, which is "
                                                + resources.memory()),
                        () -> check.that(false, "must be a size with its unit, such as 256MB"));
    }
}
