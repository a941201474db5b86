package dev.pghaven.sandbox.loadbalancer;

import java.util.List;
import java.util.stream.Collectors;

/** What the provider warns of and goes on. */
record Warning(String reason, String message) {

    static Warning invalid(String where, List<String> ranges) {
        var quoted =
                ranges.stream()
                        .map(it -> '"' + it + '"')
                        .collect(Collectors.joining(" ", "[", "]"));
        return new Warning(
                "InvalidConfiguration",
                "Found invalid %s %s, ignoring and adding a default DenyAll rule in security group."
                        .formatted(where, quoted));
    }

    static Warning conflict() {
        return new Warning(
                "ConflictConfiguration",
                "Please use annotation %s instead of spec.loadBalancerSourceRanges while using %s annotation at the same time."
                        .formatted(
                                Annotation.ALLOWED_IP_RANGES.key(),
                                Annotation.ALLOWED_SERVICE_TAGS.key()));
    }
}
