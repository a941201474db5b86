package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/** An amount as Kubernetes writes it, such as {@code 8Gi} or {@code 500m}. */
public record Quantity(String text) {
    /** Kubernetes itself keeps 64 bits. More digits would only take long to read. */
    private static final Pattern FORM =
            Pattern.compile("([0-9]{1,19}(?:\\.[0-9]{1,9})?)(m|k|M|G|T|P|Ki|Mi|Gi|Ti|Pi)?");

    private static final Map<String, BigDecimal> FACTORS =
            Map.ofEntries(
                    Map.entry("m", new BigDecimal("0.001")),
                    Map.entry("k", BigDecimal.TEN.pow(3)),
                    Map.entry("M", BigDecimal.TEN.pow(6)),
                    Map.entry("G", BigDecimal.TEN.pow(9)),
                    Map.entry("T", BigDecimal.TEN.pow(12)),
                    Map.entry("P", BigDecimal.TEN.pow(15)),
                    Map.entry("Ki", BigDecimal.TWO.pow(10)),
                    Map.entry("Mi", BigDecimal.TWO.pow(20)),
                    Map.entry("Gi", BigDecimal.TWO.pow(30)),
                    Map.entry("Ti", BigDecimal.TWO.pow(40)),
                    Map.entry("Pi", BigDecimal.TWO.pow(50)));

    public Quantity {
        if (text == null || !FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "must be a Kubernetes quantity such as 8Gi or 500m, but is '" + text + "'");
        }
    }

    @JsonCreator
    public static Quantity parse(String text) {
        return new Quantity(text);
    }

    public static Quantity ofMebibytes(long mebibytes) {
        return new Quantity(mebibytes + "Mi");
    }

    /** In its base unit: bytes, or cores. */
    public BigDecimal amount() {
        var parts = FORM.matcher(text);
        parts.matches();
        var factor = parts.group(2) == null ? BigDecimal.ONE : FACTORS.get(parts.group(2));
        return new BigDecimal(parts.group(1)).multiply(factor);
    }

    public long bytes() {
        return amount().longValue();
    }

    public long mebibytes() {
        return bytes() >> 20;
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
