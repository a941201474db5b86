package dev.pghaven.contracts.spec;

import java.time.Duration;

/**
 * The settings with which a client keeps a silent connection through the load balancer, and notices
 * a dead one: libpq's {@code keepalives_idle}, {@code keepalives_interval}, {@code
 * keepalives_count}.
 */
public record TcpKeepalives(Duration idle, Duration interval, int count) {}
