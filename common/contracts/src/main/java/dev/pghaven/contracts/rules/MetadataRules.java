package dev.pghaven.contracts.rules;

import dev.pghaven.contracts.spec.InheritedMetadata;
import java.util.Set;
import java.util.stream.Stream;

/** What every object of a cluster inherits. */
final class MetadataRules {
    /** The operator's, Kubernetes' own for workload identity, and ours. */
    private static final Set<String> RESERVED =
            Set.of("cnpg.io/", "azure.workload.identity/", "pghaven.dev/");

    /** A Service's annotation on every object would reach each load balancer of the cluster. */
    private static final String OF_ONE_SERVICE = "service.beta.kubernetes.io/";

    private static final int MAX_ANNOTATIONS_BYTES = 256 << 10;

    private MetadataRules() {}

    static void apply(InheritedMetadata metadata, Check check) {
        LabelRules.labels(metadata.labels(), check.at("labels"));
        metadata.labels().keySet().forEach(key -> notReserved(key, check.at("labels").at(key)));
        metadata.annotations()
                .keySet()
                .forEach(key -> annotation(key, check.at("annotations").at(key)));
        check.at("annotations")
                .that(
                        metadata.annotations().entrySet().stream()
                                        .flatMap(it -> Stream.of(it.getKey(), it.getValue()))
                                        .mapToInt(String::length)
                                        .sum()
                                <= MAX_ANNOTATIONS_BYTES,
                        "must be at most 256 KiB together");
    }

    private static void annotation(String key, Check check) {
        check.that(Names.isLabelKey(key), "must have a valid annotation key");
        notReserved(key, check);
        check.that(
                !key.startsWith(OF_ONE_SERVICE),
                "belongs on one Service, not on every object of the cluster");
    }

    private static void notReserved(String key, Check check) {
        check.that(
                RESERVED.stream().noneMatch(key::startsWith),
                "must not have a key that is reserved for the operator, Azure or pghaven");
    }
}
