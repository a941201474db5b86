package dev.pghaven.exposure.expose;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.azure.AksCluster;
import dev.pghaven.azure.AzureConfiguration;
import dev.pghaven.contracts.spec.PublicIp;
import dev.pghaven.exposure.PublicIpAddress;
import dev.pghaven.exposure.PublicIps;
import dev.pghaven.operations.Outcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Automates the part of the how-to that looks up the public IP, and looks who else uses it. */
@ApplicationScoped
class ReadPublicIp {
    private final PublicIps publicIps;
    private final AksCluster aks;
    private final Neighbourhood neighbourhood;
    private final AzureConfiguration azure;

    ReadPublicIp(
            PublicIps publicIps,
            AksCluster aks,
            Neighbourhood neighbourhood,
            AzureConfiguration azure) {
        this.publicIps = publicIps;
        this.aks = aks;
        this.neighbourhood = neighbourhood;
        this.azure = azure;
    }

    Outcome<Exposing> read(Exposing it) {
        return it.exposure()
                .publicIp()
                .map(asked -> read(it, asked))
                .orElseGet(() -> done(it.named(it.exposure().hosts())));
    }

    private Outcome<Exposing> read(Exposing it, PublicIp asked) {
        var group = asked.resourceGroup().orElseGet(aks::nodeResourceGroup);
        return publicIps
                .find(group, asked.name())
                .map(found -> judge(it, found))
                .orElseGet(() -> refused(absent(asked.name(), group)));
    }

    private Outcome<Exposing> judge(Exposing it, PublicIpAddress ip) {
        var objections =
                Stream.of(
                                PublicIpRules.unsuited(ip, aks.nodeResourceGroup()),
                                neighbourhood.of(it, ip).objections(),
                                labelElsewhere(it, ip))
                        .flatMap(found -> found)
                        .toList();
        return objections.isEmpty() ? named(it, ip) : refused(String.join("; ", objections));
    }

    private Stream<String> labelElsewhere(Exposing it, PublicIpAddress ip) {
        return it.exposure().dnsLabel().stream()
                .flatMap(label ->
                        publicIps.visible().stream()
                                .filter(other -> PublicIpRules.takes(other, label, ip))
                                .map(other ->
                                        "dnsLabel %s is in use (DnsRecordInUse): public IP %s in resource group %s has it"
                                                .formatted(
                                                        label,
                                                        other.name(),
                                                        other.resourceGroup())));
    }

    private Outcome<Exposing> named(Exposing it, PublicIpAddress ip) {
        var hosts = hosts(it, ip);
        return hosts.isEmpty()
                ? refused(
                        "public IP %s has no name; ask for a dnsLabel, or name hosts that lead to %s"
                                .formatted(ip.name(), ip.address().orElseThrow()))
                : done(it.at(ip, hosts));
    }

    private List<String> hosts(Exposing it, PublicIpAddress ip) {
        var asked =
                Stream.concat(
                                it.exposure().dnsLabel().map(label -> fqdn(label, ip)).stream(),
                                it.exposure().hosts().stream())
                        .distinct()
                        .toList();
        return asked.isEmpty() ? ip.fqdn().stream().toList() : asked;
    }

    private String fqdn(String label, PublicIpAddress ip) {
        return label + "." + ip.location() + "." + azure.publicIpDomain();
    }

    private String absent(String name, String group) {
        var elsewhere =
                publicIps.visible().stream()
                        .filter(it -> it.name().equalsIgnoreCase(name))
                        .map(PublicIpAddress::resourceGroup)
                        .sorted()
                        .collect(Collectors.joining(", "));
        var reason = "there is no public IP %s in resource group %s".formatted(name, group);
        return elsewhere.isEmpty()
                ? reason
                : "%s, but there is one in %s: name it as publicIp.resourceGroup"
                        .formatted(reason, elsewhere);
    }
}
