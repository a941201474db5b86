package dev.pghaven.prober;

import java.time.Duration;

/**
 * Where a look leads.
 *
 * @param host to connect to
 * @param certified the host that the certificate has to carry
 * @param authority PEM of what the certificate has to come from
 * @param patience for all of the look
 */
public record Door(String host, int port, String certified, String authority, Duration patience) {}
