package dev.pghaven.provisioner.provision;

import dev.pghaven.azure.AzureKeys;
import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.contracts.spec.WorkloadIdentity;
import dev.pghaven.kubernetes.Feature;
import dev.pghaven.kubernetes.OperatorVersion;
import dev.pghaven.provisioner.Surroundings;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a spec asks of the operator, and what of that a release lacks. */
final class Requirements {
    private Requirements() {}

    static List<String> unmet(
            ClusterSpec spec, OperatorVersion version, Surroundings surroundings) {
        return Stream.of(
                        tooOld(version, surroundings.operator().oldest()),
                        features(spec, surroundings).stream()
                                .filter(it -> !version.supports(it))
                                .map(it -> lacks(version, it)),
                        unknownSurroundings(spec, surroundings))
                .flatMap(it -> it)
                .toList();
    }

    private static Stream<String> tooOld(OperatorVersion version, OperatorVersion oldest) {
        return version.compareTo(oldest) < 0
                ? Stream.of("CNPG %s is older than %s".formatted(version, oldest))
                : Stream.empty();
    }

    /** What a request may ask for only of a service that was told where it is. */
    private static Stream<String> unknownSurroundings(ClusterSpec spec, Surroundings surroundings) {
        var identity =
                spec.workloadIdentity().flatMap(WorkloadIdentity::identity).isPresent()
                        ? AzureKeys.missingForFederation(surroundings.azure()).stream()
                        : Stream.<String>empty();
        var region =
                spec.exposure().flatMap(Exposure::dnsLabel).isPresent()
                                && surroundings.azure().region().isEmpty()
                        ? Stream.of("pghaven.azure.region")
                        : Stream.<String>empty();
        return Stream.concat(
                identity.map(it -> "spec.workloadIdentity.identity needs the setting " + it),
                region.map(it -> "spec.exposure.dnsLabel needs the setting " + it));
    }

    static String lacks(OperatorVersion version, Feature feature) {
        return "CNPG %s has no %s; that came with %s".formatted(version, feature, feature.since());
    }

    /**
     * Only what cannot be had in another way: a quorum for failover is a default that older
     * releases simply go without.
     */
    private static Set<Feature> features(ClusterSpec spec, Surroundings surroundings) {
        var features = EnumSet.noneOf(Feature.class);
        if (sharesServiceAccount(spec, surroundings)) {
            features.add(Feature.SHARED_SERVICE_ACCOUNT);
        }
        if (spec.bootstrap().localeProvider().isPresent()) {
            features.add(Feature.LOCALE_PROVIDER);
        }
        if (spec.synchronous().wanted()) {
            features.addAll(synchronousFeatures(spec.synchronous()));
        }
        return features;
    }

    private static Set<Feature> synchronousFeatures(Synchronous synchronous) {
        var features = EnumSet.noneOf(Feature.class);
        if (synchronous.method() == Synchronous.Method.FIRST) {
            features.add(Feature.SYNCHRONOUS);
        }
        if (synchronous.dataDurability() == Synchronous.DataDurability.PREFERRED) {
            features.add(Feature.DATA_DURABILITY);
        }
        return features;
    }

    private static boolean sharesServiceAccount(ClusterSpec spec, Surroundings surroundings) {
        return spec.workloadIdentity()
                .map(WorkloadIdentity::serviceAccountName)
                .orElseGet(() -> surroundings.provisioner().workloadIdentity().serviceAccountName())
                .isPresent();
    }
}
