package dev.pghaven.exposure.expose;

import dev.pghaven.exposure.HostNames;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;

/** Whether the names that clients use lead to the load balancer, and nowhere else. */
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

    /** Each is in the certificate because clients use it. */
    private Optional<String> missingAddress(Exposing it) {
        return it.hosts().stream().flatMap(host -> astray(it, host).stream()).findFirst();
    }

    /** To another address beside ours, some of the clients would go. */
    private Optional<String> astray(Exposing it, String host) {
        var address = it.address().orElseThrow();
        var found = hostNames.addressesOf(host);
        return found.equals(Set.of(address))
                ? Optional.empty()
                : Optional.of(
                        "%s leads to %s, and must lead to %s"
                                .formatted(
                                        host,
                                        found.isEmpty() ? "nothing" : String.join(", ", found),
                                        address));
    }
}
