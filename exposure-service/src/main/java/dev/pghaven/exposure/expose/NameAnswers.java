package dev.pghaven.exposure.expose;

import dev.pghaven.exposure.HostNames;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Whether the name that clients are told leads to the load balancer. */
@ApplicationScoped
class NameAnswers {
    private final PublicIps publicIps;
    private final Neighbourhood neighbourhood;
    private final HostNames hostNames;

    NameAnswers(PublicIps publicIps, Neighbourhood neighbourhood, HostNames hostNames) {
        this.publicIps = publicIps;
        this.neighbourhood = neighbourhood;
        this.hostNames = hostNames;
    }

    /** Another may have claimed the label since it was free. */
    Optional<String> claimed(Exposing it) {
        return it.publicIp()
                .filter(_ -> it.exposure().dnsLabel().isPresent())
                .flatMap(known -> publicIps.find(known.resourceGroup(), known.name()))
                .flatMap(found -> neighbourhood.of(it, found).labelObjections().findFirst());
    }

    /** What is still to come; empty when nothing is. */
    Optional<String> missing(Exposing it) {
        return it.exposure()
                .dnsLabel()
                .flatMap(label -> missingLabel(it, label))
                .or(() -> missingAddress(it));
    }

    private static boolean hasLabel(PublicIpAddress ip, String label) {
        return ip.dnsLabel().filter(label::equalsIgnoreCase).isPresent();
    }

    private Optional<String> missingLabel(Exposing it, String label) {
        var known = it.publicIp().orElseThrow();
        return publicIps
                        .find(known.resourceGroup(), known.name())
                        .filter(found -> hasLabel(found, label))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(
                        "public IP %s does not have the DNS label %s yet"
                                .formatted(known.name(), label));
    }

    private Optional<String> missingAddress(Exposing it) {
        var host = it.hosts().getFirst();
        var address = it.address().orElseThrow();
        var found = hostNames.addressesOf(host);
        if (found.contains(address)) {
            return Optional.empty();
        }
        return Optional.of(
                "%s leads to %s, and must lead to %s"
                        .formatted(
                                host,
                                found.isEmpty() ? "nothing" : String.join(", ", found),
                                address));
    }
}
