package dev.pghaven.prober;

import java.time.Duration;

/**
 * What a prober is asked to look at.
 *
 * @param host that clients connect to, and that the certificate has to carry
 * @param authority PEM of what the certificate has to come from
 * @param timeoutMillis for all of the look
 */
public record Probe(String host, int port, String authority, long timeoutMillis) {
    private static final long LONGEST_MILLIS = 60_000;

    public Probe {
        require(host != null && !host.isBlank(), "host is missing");
        require(port > 0 && port < 65_536, "port must be from 1 to 65535, but is " + port);
        require(authority != null && !authority.isBlank(), "authority is missing");
        require(
                timeoutMillis > 0 && timeoutMillis <= LONGEST_MILLIS,
                "timeoutMillis must be from 1 to %d, but is %d"
                        .formatted(LONGEST_MILLIS, timeoutMillis));
    }

    Door door() {
        return new Door(host, port, host, authority, Duration.ofMillis(timeoutMillis));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
