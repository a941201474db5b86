package dev.pghaven.sandbox.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** A range of IPv4 or IPv6 addresses; the bits behind the prefix are all nought. */
public record Cidr(InetAddress network, int bits) {
    private static final Pattern TEXT = Pattern.compile("(?<network>[^/]+)/(?<bits>\\d{1,3})");

    /** Four numbers, because Java's own reading takes {@code 127.1} as well. */
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");

    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]*:[0-9a-fA-F:]*");

    /** Empty for what is no range, and for one whose address has bits behind the prefix. */
    public static Optional<Cidr> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        int bits = Integer.parseInt(match.group("bits"));
        return address(match.group("network"))
                .filter(it -> bits <= it.getAddress().length * Byte.SIZE)
                .map(it -> new Cidr(it, bits))
                .filter(Cidr::hasNoHostBits);
    }

    public static Cidr of(String text) {
        return parse(text)
                .orElseThrow(
                        () -> new IllegalArgumentException(text + " is no range of addresses"));
    }

    public boolean isIpv4() {
        return network instanceof Inet4Address;
    }

    public boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        return mine.length == other.length && firstDifference(mine, other) >= bits;
    }

    private boolean hasNoHostBits() {
        byte[] address = network.getAddress();
        for (int bit = bits; bit < address.length * Byte.SIZE; bit++) {
            if (bit(address, bit) != 0) {
                return false;
            }
        }
        return true;
    }

    private static int firstDifference(byte[] one, byte[] other) {
        int bit = 0;
        while (bit < one.length * Byte.SIZE && bit(one, bit) == bit(other, bit)) {
            bit++;
        }
        return bit;
    }

    private static int bit(byte[] address, int index) {
        return address[index / Byte.SIZE] >> (Byte.SIZE - 1 - index % Byte.SIZE) & 1;
    }

    private static Optional<InetAddress> address(String text) {
        try {
            if (IPV4.matcher(text).matches()) {
                return Optional.of(Inet4Address.ofLiteral(text));
            }
            return IPV6.matcher(text).matches()
                    ? Optional.of(Inet6Address.ofLiteral(text))
                    : Optional.empty();
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + bits;
    }
}
