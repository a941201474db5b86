package dev.pghaven.exposure.expose;

import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.azure.AzureKeys;
import dev.pghaven.contracts.spec.Exposure;
import dev.pghaven.kubernetes.Feature;
import dev.pghaven.kubernetes.Operator;
import dev.pghaven.kubernetes.OperatorVersion;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;

/** What an exposure needs of the operator and of this service's configuration. */
@ApplicationScoped
class Requirements {
    private final Operator operator;
    private final AzureConfiguration azure;

    Requirements(Operator operator, AzureConfiguration azure) {
        this.operator = operator;
        this.azure = azure;
    }

    Stream<String> unmet(Exposure exposure) {
        return Stream.of(way(exposure), azure(exposure), name(exposure), operator(exposure))
                .flatMap(it -> it);
    }

    /** A spec's exposure may be no more than planned names. */
    private static Stream<String> way(Exposure exposure) {
        return exposure.letsSomebodyIn()
                ? Stream.empty()
                : Stream.of("the exposure names nobody who may connect");
    }

    private Stream<String> azure(Exposure exposure) {
        var missing = AzureKeys.missingForFederation(azure);
        return exposure.publicIp().isEmpty() || missing.isEmpty()
                ? Stream.empty()
                : Stream.of(
                        "the exposure service may not ask Azure about public IPs until these are set: "
                                + String.join(", ", missing));
    }

    /** A certificate for an address would not satisfy every client. */
    private static Stream<String> name(Exposure exposure) {
        return exposure.internal().isPresent() && exposure.hosts().isEmpty()
                ? Stream.of(
                        "an internal load balancer has no name of its own; name one that leads to"
                                + " it in exposure.hosts")
                : Stream.empty();
    }

    private Stream<String> operator(Exposure exposure) {
        return switch (exposure.method()) {
            case SERVICES -> Stream.empty();
            case MANAGED_SERVICES ->
                    operator.version()
                            .map(Requirements::missing)
                            .orElseGet(() ->
                                    Stream.of(
                                            "no CNPG operator was found to keep the Services;"
                                                    + " install it, set pghaven.operator.version, or"
                                                    + " ask for exposure.method services"));
        };
    }

    private static Stream<String> missing(OperatorVersion version) {
        var feature = Feature.MANAGED_SERVICES;
        return version.supports(feature)
                ? Stream.empty()
                : Stream.of(
                        "%s need CNPG %s, but the operator is %s"
                                .formatted(feature, feature.since(), version));
    }
}
