package dev.pghaven.sandbox.kubelet;

import dev.pghaven.sandbox.network.AddressRange;
import java.util.HashSet;
import java.util.Set;

/** Gives each pod an address of its own, the lowest that is free. */
public final class PodAddresses {
    private final AddressRange range;
    private final Set<String> taken = new HashSet<>();

    public PodAddresses(AddressRange range) {
        this.range = range;
    }

    synchronized String take() {
        var address = range.firstFree(taken);
        taken.add(address);
        return address;
    }

    synchronized void giveBack(String address) {
        taken.remove(address);
    }
}
