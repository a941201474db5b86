package dev.pghaven.sandbox.network;

import java.net.InetAddress;
import java.util.List;

/** The addresses from which clients are let in. */
public record Sources(List<Cidr> ranges) {
    private static final Sources EVERYONE =
            new Sources(List.of(Cidr.of("0.0.0.0/0"), Cidr.of("::/0")));

    public Sources {
        ranges = List.copyOf(ranges);
    }

    public static Sources everyone() {
        return EVERYONE;
    }

    public boolean allow(InetAddress client) {
        return ranges.stream().anyMatch(it -> it.contains(client));
    }
}
