package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.Cidr;
import dev.pghaven.sandbox.network.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whom a Service lets in: the rules that the provider writes into the network security group, the
 * group's own rule that lets the virtual network in, and what the nodes filter.
 */
record AccessControl(
        boolean internal,
        Ranges sourceRanges,
        Ranges allowedRanges,
        List<String> serviceTags,
        boolean denyAllExceptRanges) {
    private static final String INTERNET = "Internet";
    private static final String VIRTUAL_NETWORK = "VirtualNetwork";

    static AccessControl of(Wish wish) {
        return new AccessControl(
                wish.isInternal(),
                Ranges.of(wish.sourceRanges()),
                Ranges.of(wish.get(Annotation.ALLOWED_IP_RANGES)),
                wish.get(Annotation.ALLOWED_SERVICE_TAGS)
                        .map(it -> Stream.of(it.split(",")).map(String::strip).toList())
                        .orElseGet(List::of),
                wish.denyAllExceptRanges());
    }

    /** Why the provider does not even begin. */
    Optional<String> refusal() {
        return sourceRanges.areStated() && allowedRanges.areStated()
                ? Optional.of(
                        "cannot set both spec.LoadBalancerSourceRanges and service annotation "
                                + Annotation.ALLOWED_IP_RANGES.key())
                : Optional.empty();
    }

    List<Warning> warnings() {
        var warnings = new ArrayList<Warning>();
        if (!sourceRanges.invalid().isEmpty()) {
            warnings.add(Warning.invalid("spec.LoadBalancerSourceRanges", sourceRanges.invalid()));
        }
        if (!allowedRanges.invalid().isEmpty()) {
            warnings.add(
                    Warning.invalid(Annotation.ALLOWED_IP_RANGES.key(), allowedRanges.invalid()));
        }
        if (sourceRanges.areStated() && !serviceTags.isEmpty()) {
            warnings.add(Warning.conflict());
        }
        return warnings;
    }

    Sources sources(List<Cidr> virtualNetwork) {
        if (allowsInternet()) {
            return Sources.everyone();
        }
        var allowed = new ArrayList<Cidr>();
        allowed.addAll(sourceRanges.valid());
        allowed.addAll(allowedRanges.valid());
        if (virtualNetworkMayCome()) {
            allowed.addAll(virtualNetwork);
        }
        return new Sources(allowed);
    }

    private boolean allowsInternet() {
        if (nodesFilter()) {
            return sourceRanges.allowAll();
        }
        if (serviceTags.contains(INTERNET)) {
            return true;
        }
        if (!serviceTags.isEmpty() || hasInvalid()) {
            return false;
        }
        return allowedRanges.areStated() ? allowedRanges.allowAll() : !internal;
    }

    private boolean virtualNetworkMayCome() {
        if (deniesTheRest()) {
            return false;
        }
        return internal || serviceTags.contains(VIRTUAL_NETWORK) || !nodesFilter();
    }

    /** On the nodes the Service's own field counts, and no annotation. */
    private boolean nodesFilter() {
        return sourceRanges.areStated();
    }

    private boolean deniesTheRest() {
        boolean stated = sourceRanges.areStated() || allowedRanges.areStated();
        return hasInvalid() || denyAllExceptRanges && stated;
    }

    private boolean hasInvalid() {
        return !sourceRanges.invalid().isEmpty() || !allowedRanges.invalid().isEmpty();
    }
}
