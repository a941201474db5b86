package dev.pghaven.prober;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a look met.
 *
 * @param addresses that the host leads to, as it is resolved there
 * @param reason in words, where something is not as it should be
 * @param certificate absent where nobody showed one
 */
public record Sighting(
        List<String> addresses, Reach reach, String reason, Optional<Certificate> certificate) {
    public Sighting {
        addresses = List.copyOf(required("addresses", addresses));
        required("reach", reach);
        required("reason", reason);
        certificate = Objects.requireNonNullElse(certificate, Optional.empty());
    }

    /** How far it came. */
    public enum Reach {
        /** The host has no address there. */
        @JsonProperty("unresolved")
        UNRESOLVED,
        /** Somebody said that there is no way in. */
        @JsonProperty("refused")
        REFUSED,
        /** Nobody said anything. */
        @JsonProperty("timed-out")
        TIMED_OUT,
        /** The machine that looks has no way there, which says nothing of the other side. */
        @JsonProperty("no-way")
        NO_WAY,
        /** A connection was accepted, and PostgreSQL did not answer on it. */
        @JsonProperty("unanswered")
        UNANSWERED,
        /** PostgreSQL answered. */
        @JsonProperty("answered")
        ANSWERED
    }

    /**
     * The certificate that the server showed.
     *
     * @param trusted whether it comes from the authority, and is valid now
     * @param fits whether it carries the host
     */
    public record Certificate(boolean trusted, boolean fits, List<String> names, Instant notAfter) {
        public Certificate {
            names = List.copyOf(required("names", names));
            required("notAfter", notAfter);
        }
    }

    private static <T> T required(String field, T value) {
        if (value == null) {
            throw new IllegalArgumentException(field + " is missing");
        }
        return value;
    }

    static Sighting nowhere(Reach reach, List<String> addresses, String reason) {
        return new Sighting(addresses, reach, reason, Optional.empty());
    }

    /** Whether TLS with the certificate that was promised stands. */
    public boolean verified() {
        return certificate.filter(it -> it.trusted() && it.fits()).isPresent();
    }
}
