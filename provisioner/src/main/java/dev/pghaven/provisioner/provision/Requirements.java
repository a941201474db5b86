package dev.pghaven.provisioner.provision;

import dev.pghaven.contracts.ClusterSpec;
import dev.pghaven.contracts.spec.Synchronous;
import dev.pghaven.provisioner.Feature;
import dev.pghaven.provisioner.OperatorVersion;
import dev.pghaven.provisioner.ProvisionerConfiguration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What a spec asks of the operator, and what of that a release lacks. */
final class Requirements {
    private Requirements() {}

    static List<String> unmet(
            ClusterSpec spec, OperatorVersion version, ProvisionerConfiguration config) {
        return Stream.concat(
                        tooOld(version, config.operator().oldest()),
                        features(spec, config).stream()
                                .filter(it -> !version.supports(it))
                                .map(it -> lacks(version, it)))
                .toList();
    }

    private static Stream<String> tooOld(OperatorVersion version, OperatorVersion oldest) {
        return version.compareTo(oldest) < 0
                ? Stream.of("CNPG %s is older than %s".formatted(version, oldest))
                : Stream.empty();
    }

    private static String lacks(OperatorVersion version, Feature feature) {
        return "CNPG %s has no %s; that came with %s".formatted(version, feature, feature.since());
    }

    /**
     * Only what cannot be had in another way: a quorum for failover is a default that older
     * releases simply go without.
     */
    private static Set<Feature> features(ClusterSpec spec, ProvisionerConfiguration config) {
        var features = EnumSet.noneOf(Feature.class);
        if (sharesServiceAccount(spec, config)) {
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

    private static boolean sharesServiceAccount(ClusterSpec spec, ProvisionerConfiguration config) {
        return WantedIdentity.of(spec.workloadIdentity(), config)
                .flatMap(WantedIdentity::accountName)
                .isPresent();
    }
}
