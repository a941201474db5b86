package dev.pghaven.postgres;

/**
 * A way to a database by a name that its certificate does not carry.
 *
 * @param host to connect to
 * @param certified the host that the certificate has to carry
 */
public record Detour(String host, int port, String certified) {}
