package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import java.util.regex.Pattern;

/** A block of client addresses in CIDR notation, such as {@code 203.0.113.0/24}. */
public record SourceRange(String text) {
    /** The library also reads forms that Kubernetes and Azure do not. */
    private static final IPAddressStringParameters CIDR_ONLY =
            new IPAddressStringParameters.Builder()
                    .allowEmpty(false)
                    .allowAll(false)
                    .allowSingleSegment(false)
                    .allowWildcardedSeparator(false)
                    .allowMask(false)
                    .setRangeOptions(IPAddressStringParameters.RangeParameters.NO_RANGE)
                    .getIPv4AddressParametersBuilder()
                    .allow_inet_aton(false)
                    .allowLeadingZeros(false)
                    .getParentBuilder()
                    .getIPv6AddressParametersBuilder()
                    .allowZone(false)
                    .allowBase85(false)
                    .getParentBuilder()
                    .toParams();

    /** An address and the length of a prefix, with no blanks around. */
    private static final Pattern FORM = Pattern.compile("[0-9a-fA-F:.]{2,45}/[0-9]{1,3}");

    public SourceRange {
        var block = read(text);
        if (!block.isPrefixBlock()) {
            throw new IllegalArgumentException(
                    "must have no bits beyond its prefix: %s, but is '%s'"
                            .formatted(block.toPrefixBlock().toCanonicalString(), text));
        }
    }

    @JsonCreator
    public static SourceRange parse(String text) {
        return new SourceRange(text);
    }

    /** Blocks of IPv4 and IPv6 never do. */
    public boolean overlaps(SourceRange other) {
        return isIpv6() == other.isIpv6() && block().intersect(other.block()) != null;
    }

    public boolean isIpv6() {
        return block().isIPv6();
    }

    public int prefixLength() {
        return block().getNetworkPrefixLength();
    }

    /** The same block in the one form that all of its notations have in common. */
    public String canonical() {
        return block().toCanonicalString();
    }

    private IPAddress block() {
        return read(text);
    }

    private static IPAddress read(String text) {
        if (text == null || !FORM.matcher(text).matches()) {
            throw malformed(text, null);
        }
        try {
            return new IPAddressString(text, CIDR_ONLY).toAddress();
        } catch (AddressStringException e) {
            throw malformed(text, e);
        }
    }

    private static IllegalArgumentException malformed(String text, AddressStringException cause) {
        return new IllegalArgumentException(
                "must be a CIDR block such as 203.0.113.0/24 or 2001:db8::/64, but is '%s'"
                        .formatted(text),
                cause);
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
