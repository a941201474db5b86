package dev.pghaven.sandbox.publicips;

import dev.pghaven.sandbox.network.AddressRange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The public IPs of the subscription. */
public final class PublicIps {
    private final String subscription;
    private final String location;
    private final AddressRange range;
    private final Map<PublicIpName, PublicIp> all = new LinkedHashMap<>();
    private Consumer<Map<String, String>> names = it -> {};

    public PublicIps(String subscription, String location, AddressRange range) {
        this.subscription = subscription;
        this.location = location;
        this.range = range;
    }

    /** Tells now, and from here on, which address each public name has. */
    public synchronized void publishNames(Consumer<Map<String, String>> listener) {
        names = listener;
        publish();
    }

    public synchronized Optional<PublicIp> find(PublicIpName name) {
        return Optional.ofNullable(all.get(name.key()));
    }

    public synchronized List<PublicIp> all() {
        return List.copyOf(all.values());
    }

    public String id(PublicIpName name) {
        return name.id(subscription);
    }

    /** Changes it, or makes it; nothing comes between. */
    public synchronized Stored put(PublicIpName name, UnaryOperator<PublicIp> change) {
        var wish = change.apply(find(name).orElseGet(() -> unstored(name)));
        return wish.label()
                .flatMap(it -> labelViolation(wish, it))
                .<Stored>map(Stored.Refused::new)
                .orElseGet(() -> new Stored.As(store(wish)));
    }

    public synchronized Removal remove(PublicIpName name) {
        var known = find(name);
        if (known.isEmpty()) {
            return new Removal.NotThere();
        }
        var user = known.get().allocatedTo();
        if (user.isPresent()) {
            return new Removal.Refused(stillAllocated(known.get(), user.get()));
        }
        all.remove(name.key());
        publish();
        return new Removal.Done();
    }

    /** Says who uses it from now on; it must be there. */
    public synchronized void allocate(PublicIpName name, String user) {
        store(existing(name).withAllocation(Optional.of(user)));
    }

    public synchronized void free(PublicIpName name) {
        store(existing(name).withAllocation(Optional.empty()));
    }

    private PublicIp unstored(PublicIpName name) {
        var taken = all.values().stream().map(PublicIp::address).toList();
        return new PublicIp(
                name,
                location,
                range.firstFree(taken),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private PublicIp existing(PublicIpName name) {
        return find(name)
                .orElseThrow(() -> new IllegalArgumentException("there is no public IP " + name));
    }

    private PublicIp store(PublicIp publicIp) {
        all.put(publicIp.name().key(), publicIp);
        publish();
        return publicIp;
    }

    private void publish() {
        var addresses = new TreeMap<String, String>();
        all.values().forEach(it -> it.fqdn().ifPresent(name -> addresses.put(name, it.address())));
        names.accept(addresses);
    }

    private Optional<AzureError> labelViolation(PublicIp wish, String label) {
        return DomainNameLabel.violation(label)
                .or(() ->
                        isAvailable(wish, label)
                                ? Optional.empty()
                                : Optional.of(inUse(wish.fqdn().orElseThrow())));
    }

    private boolean isAvailable(PublicIp wish, String label) {
        return all.values().stream()
                .filter(it -> !it.name().key().equals(wish.name().key()))
                .noneMatch(it -> it.label().equals(Optional.of(label)));
    }

    private static AzureError inUse(String fqdn) {
        return new AzureError(
                "DnsRecordInUse", "DNS record " + fqdn + " is already used by another public IP.");
    }

    private AzureError stillAllocated(PublicIp publicIp, String user) {
        return new AzureError(
                "PublicIPAddressCannotBeDeleted",
                "Public IP address %s can not be deleted since it is still allocated to resource %s."
                                .formatted(id(publicIp.name()), user)
                        + " In order to delete the public IP, disassociate/detach the Public IP"
                        + " address from the resource.");
    }
}
