package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.publicips.AzureError;
import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.publicips.PublicIps;
import dev.pghaven.sandbox.publicips.Stored;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Finds or makes the public IP of a Service, and keeps its DNS label as the Service wishes. */
record PublicPlaces(AzureCluster cluster, PublicIps publicIps) {

    Place placeFor(Wish wish) {
        var group = wish.nonEmpty(Annotation.RESOURCE_GROUP).orElse(cluster.nodeResourceGroup());
        if (!cluster.has(group)) {
            return new Place.Refused(groupNotFound(group));
        }
        var named = wish.nonEmpty(Annotation.PIP_NAME);
        if (named.isPresent()) {
            return existing(wish, new PublicIpName(group, named.get()));
        }
        return wish.address()
                .map(it -> withAddress(wish, group, it))
                .orElseGet(() -> ownOf(wish, group));
    }

    private Place existing(Wish wish, PublicIpName name) {
        return publicIps
                .find(name)
                .map(it -> use(wish, it))
                .orElseGet(() ->
                        new Place.Refused(
                                "PublicIP from annotation azure-pip-name(-IPv6)=%s for service %s doesn't exist"
                                        .formatted(name.name(), wish.name())));
    }

    private Place withAddress(Wish wish, String group, String address) {
        return publicIps.all().stream()
                .filter(it -> it.name().resourceGroup().equalsIgnoreCase(group))
                .filter(it -> it.address().equals(address))
                .findFirst()
                .map(it -> use(wish, it))
                .orElseGet(() ->
                        new Place.Refused(
                                "user supplied IP Address %s was not found in resource group %s"
                                        .formatted(address, group)));
    }

    private Place ownOf(Wish wish, String group) {
        var name = new PublicIpName(group, AzureCluster.NAME + "-" + wish.uniqueName());
        return publicIps
                .find(name)
                .map(it -> use(wish, it))
                .orElseGet(() ->
                        store(name, it -> labelled(wish, it.withTags(Tags.ofNew(wish.name())))));
    }

    private Place use(Wish wish, PublicIp found) {
        var owner = Tags.labelOwner(found).filter(it -> !it.equals(wish.name().toString()));
        if (wish.get(Annotation.DNS_LABEL).isPresent() && owner.isPresent()) {
            return new Place.Refused(labelIsTaken(wish, found, owner.get()));
        }
        return store(found.name(), it -> labelled(wish, bound(wish, it)));
    }

    private static PublicIp bound(Wish wish, PublicIp publicIp) {
        return Tags.isUserAssigned(publicIp) ? publicIp : Tags.bind(publicIp, wish.name());
    }

    private static PublicIp labelled(Wish wish, PublicIp publicIp) {
        return wish.get(Annotation.DNS_LABEL)
                .map(it -> labelled(wish, publicIp, it))
                .orElse(publicIp);
    }

    /** An empty label takes the name away; who set it is written on the provider's own IPs only. */
    private static PublicIp labelled(Wish wish, PublicIp publicIp, String label) {
        if (label.isEmpty()) {
            return publicIp.withLabel(Optional.empty());
        }
        var named = publicIp.withLabel(Optional.of(label));
        return Tags.isUserAssigned(publicIp)
                ? named
                : named.withTag(Tags.DNS_LABEL_SERVICE, wish.name().toString());
    }

    private Place store(PublicIpName name, UnaryOperator<PublicIp> change) {
        return switch (publicIps.put(name, change)) {
            case Stored.As(PublicIp it) -> new Place.At(it.address(), Optional.of(it.name()));
            case Stored.Refused(AzureError error) ->
                    new Place.Refused(ResponseText.refusedPut(publicIps.id(name), error));
        };
    }

    private static String labelIsTaken(Wish wish, PublicIp publicIp, String owner) {
        var service = wish.name();
        var name = publicIp.name().name();
        return "ensurePublicIPExists for service(%s): failed to reconcileDNSSettings: "
                        .formatted(service)
                + "ensurePublicIPExists for service(%s): pip(%s) - there is an existing service %s"
                        .formatted(service, name, owner)
                + " consuming the DNS label on the public IP, so the service cannot set the DNS"
                + " label annotation with this value";
    }

    private String groupNotFound(String group) {
        var id = "/subscriptions/%s/resourceGroups/%s".formatted(cluster.subscription(), group);
        var error =
                new AzureError(
                        "ResourceGroupNotFound",
                        "Resource group '" + group + "' could not be found.");
        return ResponseText.notFound(id, error);
    }
}
