package dev.pghaven.kubernetes;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/** A release of the CNPG operator. */
public record OperatorVersion(int major, int minor, int patch)
        implements Comparable<OperatorVersion> {
    private static final OperatorVersion WITHOUT_BARMAN = new OperatorVersion(1, 31, 0);

    private static final Pattern FORM =
            Pattern.compile("v?(\\d+)\\.(\\d+)(?:\\.(\\d+))?(?:[-+].*)?");

    private static final Comparator<OperatorVersion> ORDER =
            Comparator.comparingInt(OperatorVersion::major)
                    .thenComparingInt(OperatorVersion::minor)
                    .thenComparingInt(OperatorVersion::patch);

    @JsonCreator
    public static OperatorVersion of(String text) {
        return tryParse(text)
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "an operator version is like 1.30.0, but is '" + text + "'"));
    }

    public static Optional<OperatorVersion> tryParse(String text) {
        var parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(
                        new OperatorVersion(
                                Integer.parseInt(parts.group(1)),
                                Integer.parseInt(parts.group(2)),
                                parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3))))
                : Optional.empty();
    }

    /** Archiving without a plugin ended with 1.31. */
    public boolean hasOwnBarman() {
        return compareTo(WITHOUT_BARMAN) < 0;
    }

    public boolean supports(Feature feature) {
        return compareTo(feature.since()) >= 0;
    }

    @Override
    public int compareTo(OperatorVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    @JsonValue
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
