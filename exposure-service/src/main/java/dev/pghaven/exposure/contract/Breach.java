package dev.pghaven.exposure.contract;

import java.time.Instant;

/**
 * A broken contract that was told.
 *
 * @param number counts the breaches of the endpoint
 * @param since the first look that saw it
 */
public record Breach(long number, Instant since) {}
