package dev.pghaven.contracts.spec;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * Synchronous replication.
 *
 * @param number how many standbys confirm a commit; 0 asks for asynchronous replication
 * @param failoverQuorum whether a failover is refused that could lose a confirmed commit; the
 *     operator knows it since 1.27
 */
public record Synchronous(
        Method method, Integer number, DataDurability dataDurability, Boolean failoverQuorum) {

    /** Whether any standbys confirm, or the first of a list. */
    public enum Method {
        @JsonProperty("any")
        ANY,
        @JsonProperty("first")
        FIRST
    }

    /** What happens to commits while too few standbys are there: they wait, or they go on. */
    public enum DataDurability {
        @JsonProperty("required")
        REQUIRED,
        @JsonProperty("preferred")
        PREFERRED
    }

    public Synchronous {
        method = Objects.requireNonNullElse(method, Method.ANY);
        number = Objects.requireNonNullElse(number, 1);
        dataDurability = Objects.requireNonNullElse(dataDurability, DataDurability.REQUIRED);
        failoverQuorum =
                Objects.requireNonNullElse(
                        failoverQuorum, number > 0 && dataDurability == DataDurability.REQUIRED);
    }

    /** The default for so many instances. */
    public static Synchronous among(int instances) {
        return new Synchronous(null, instances > 1 ? 1 : 0, null, null);
    }

    public boolean wanted() {
        return number > 0;
    }
}
