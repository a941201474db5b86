package dev.pghaven.sandbox.loadbalancer;

import dev.pghaven.sandbox.network.Frontend;
import dev.pghaven.sandbox.network.IdleLimit;
import dev.pghaven.sandbox.network.Network;
import dev.pghaven.sandbox.network.ServiceName;
import dev.pghaven.sandbox.publicips.AzureError;
import dev.pghaven.sandbox.publicips.PublicIp;
import dev.pghaven.sandbox.publicips.PublicIpName;
import dev.pghaven.sandbox.publicips.PublicIps;
import java.time.Duration;
import java.util.Optional;

/** Keeps load balancers and public IPs as Services wish, one Service at a time. */
final class AzureProvider {
    private final AzureCluster cluster;
    private final Network network;
    private final PublicIps publicIps;
    private final Duration minute;
    private final Rules rules;
    private final PublicPlaces publicPlaces;
    private final InternalPlaces internalPlaces;

    /** {@code minute} is how long a minute of the idle timeout takes. */
    AzureProvider(AzureCluster cluster, Network network, PublicIps publicIps, Duration minute) {
        this.cluster = cluster;
        this.network = network;
        this.publicIps = publicIps;
        this.minute = minute;
        this.rules = new Rules(cluster);
        this.publicPlaces = new PublicPlaces(cluster, publicIps);
        this.internalPlaces = new InternalPlaces(cluster, network.internalLoadBalancers(), rules);
    }

    /** What is refused leaves what the Service had. */
    synchronized Ensured ensure(Wish wish) {
        return switch (IdleTimeout.of(wish.get(Annotation.IDLE_TIMEOUT))) {
            case IdleTimeout.Minutes(int count) ->
                    ensure(wish, new IdleLimit(minute.multipliedBy(count), wish.resetsIdle()));
            case IdleTimeout.Invalid(String reason) -> new Ensured.Refused(reason);
        };
    }

    /** Public IPs that the provider made go with the last Service; the others stay as they are. */
    synchronized void delete(ServiceName name) {
        rules.release(name);
        freeUnused();
        leaveAllBut(Optional.empty(), name);
    }

    private Ensured ensure(Wish wish, IdleLimit idle) {
        var access = AccessControl.of(wish);
        var refusal = access.refusal();
        if (refusal.isPresent()) {
            return new Ensured.Refused(refusal.get());
        }
        return switch (placeFor(wish)) {
            case Place.Refused(String reason) -> new Ensured.Refused(reason);
            case Place.At place ->
                    obstacle(wish, place)
                            .<Ensured>map(Ensured.Refused::new)
                            .orElseGet(() -> settle(wish, place, access, idle));
        };
    }

    private Place placeFor(Wish wish) {
        return wish.isInternal() ? internalPlaces.placeFor(wish) : publicPlaces.placeFor(wish);
    }

    private Optional<String> obstacle(Wish wish, Place.At place) {
        return rules.conflict(place.address(), wish)
                .or(() -> place.publicIp().flatMap(it -> otherUser(wish, it)));
    }

    private Ensured settle(Wish wish, Place.At place, AccessControl access, IdleLimit idle) {
        var frontendId = rules.claim(place.address(), wish);
        place.publicIp().ifPresent(it -> publicIps.allocate(it, frontendId));
        freeUnused();
        leaveAllBut(place.publicIp(), wish.name());
        return new Ensured.Reached(
                new Frontend(
                        place.address(),
                        wish.portNumbers(),
                        access.sources(network.virtualNetwork()),
                        idle));
    }

    private Optional<String> otherUser(Wish wish, PublicIpName name) {
        return publicIps
                .find(name)
                .flatMap(PublicIp::allocatedTo)
                .filter(it -> !rules.hasFrontend(it))
                .map(it -> inUse(wish, name, it));
    }

    private String inUse(Wish wish, PublicIpName name, String user) {
        var id = cluster.frontendId(false, wish.uniqueName());
        var message =
                "Resource %s is referencing public IP address %s that is already allocated to resource %s."
                        .formatted(id, name.id(cluster.subscription()), user);
        return ResponseText.refusedPut(id, new AzureError("PublicIPAddressInUse", message));
    }

    private void freeUnused() {
        publicIps.all().stream()
                .filter(it -> it.allocatedTo().filter(this::isOurs).isPresent())
                .filter(it -> !rules.isUsed(it.address()))
                .forEach(it -> publicIps.free(it.name()));
    }

    private boolean isOurs(String user) {
        return user.startsWith(cluster.frontendId(false, ""));
    }

    private void leaveAllBut(Optional<PublicIpName> current, ServiceName service) {
        publicIps.all().stream()
                .filter(it -> Tags.isBoundTo(it, service))
                .filter(it -> !Optional.of(it.name()).equals(current))
                .forEach(it -> leave(it, service));
    }

    private void leave(PublicIp publicIp, ServiceName service) {
        if (Tags.isBound(Tags.unbind(publicIp, service))) {
            publicIps.put(publicIp.name(), it -> withoutLabelOf(service, Tags.unbind(it, service)));
        } else {
            publicIps.remove(publicIp.name());
        }
    }

    private static PublicIp withoutLabelOf(ServiceName service, PublicIp publicIp) {
        return Tags.labelOwner(publicIp).equals(Optional.of(service.toString()))
                ? Tags.withoutLabelOwner(publicIp).withLabel(Optional.empty())
                : publicIp;
    }
}
