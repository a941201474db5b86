package dev.pghaven.sandbox.network;

import java.time.Duration;

/**
 * When a connection on which nothing moves is given up.
 *
 * @param reset whether both sides are told; else what they send from then on is lost
 */
public record IdleLimit(Duration after, boolean reset) {}
