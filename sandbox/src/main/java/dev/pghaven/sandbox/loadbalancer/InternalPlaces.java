package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.AddressRange;
import dev.pghaven.sandbox.publicips.AzureError;
import java.util.Optional;

/** Addresses of the cluster's subnet for internal load balancers. */
record InternalPlaces(AzureCluster cluster, AddressRange range, Rules rules) {

    Place placeFor(Wish wish) {
        var subnet = wish.nonEmpty(Annotation.INTERNAL_SUBNET).orElse(AzureCluster.SUBNET);
        if (!subnet.equals(AzureCluster.SUBNET)) {
            return new Place.Refused(
                    "ensure(%s): lb(%s) - failed to get subnet: %s/%s"
                            .formatted(
                                    wish.name(),
                                    AzureCluster.loadBalancer(true),
                                    AzureCluster.VIRTUAL_NETWORK,
                                    subnet));
        }
        return wish.address().map(it -> wished(wish, it)).orElseGet(() -> any(wish));
    }

    private Place wished(Wish wish, String address) {
        return range.contains(address) ? at(address) : new Place.Refused(outside(wish, address));
    }

    /** The one that it has, as long as it does not ask for another. */
    private Place any(Wish wish) {
        return at(
                rules.addressOf(wish.name())
                        .filter(range::contains)
                        .orElseGet(() -> range.firstFree(rules.addresses())));
    }

    private String outside(Wish wish, String address) {
        var error =
                new AzureError(
                        "PrivateIPAddressNotInSubnet",
                        "Private static IP address %s does not belong to the range of subnet prefix %s."
                                .formatted(address, range));
        var id = cluster.frontendId(true, wish.uniqueName());
        return ResponseText.refusedPut(id, error);
    }

    private static Place at(String address) {
        return new Place.At(address, Optional.empty());
    }
}
