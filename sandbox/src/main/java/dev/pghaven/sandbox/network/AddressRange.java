package dev.pghaven.sandbox.network;

import java.util.Collection;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The addresses of a network whose third byte lies between two values, both included. */
public record AddressRange(Network network, int firstThird, int lastThird) {
    private static final int FIRST_HOST = 1;
    private static final int LAST_HOST = 254;

    /** The lowest address that nobody has. */
    public String firstFree(Collection<String> taken) {
        return all().filter(it -> !taken.contains(it))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no address is free in " + this));
    }

    public boolean contains(String address) {
        return all().anyMatch(address::equals);
    }

    private Stream<String> all() {
        return IntStream.rangeClosed(firstThird, lastThird)
                .boxed()
                .flatMap(third ->
                        IntStream.rangeClosed(FIRST_HOST, LAST_HOST)
                                .mapToObj(fourth -> network.address(third, fourth)));
    }

    @Override
    public String toString() {
        return network.address(firstThird, FIRST_HOST)
                + "–"
                + network.address(lastThird, LAST_HOST);
    }
}
