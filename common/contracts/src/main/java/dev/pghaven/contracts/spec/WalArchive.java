package dev.pghaven.contracts.spec;

import java.util.Objects;

/**
 * How WAL is archived.
 *
 * @param maxParallel how many segments are on their way at once
 */
public record WalArchive(Compression compression, Integer maxParallel) {
    public WalArchive {
        compression = Objects.requireNonNullElse(compression, Compression.GZIP);
        maxParallel = Objects.requireNonNullElse(maxParallel, 2);
    }

    public static WalArchive defaults() {
        return new WalArchive(null, null);
    }
}
