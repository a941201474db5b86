package dev.pghaven.sandbox.azure;

import java.time.Duration;

/**
 * How slow Azure is.
 *
 * @param propagation until a change of a federated credential reaches the token endpoint
 * @param credentialWriteTime how long a write of a federated credential takes; a second one on the
 *     same identity is refused meanwhile
 */
public record AzureSettings(Duration propagation, Duration credentialWriteTime) {}
