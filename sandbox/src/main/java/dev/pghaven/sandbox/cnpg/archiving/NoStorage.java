package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;

/** A sandbox without Azurite: no archive can be opened. */
public record NoStorage() implements Archives {
    @Override
    public ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server) {
        throw new IllegalStateException("this sandbox has no blob storage; it needs Azurite");
    }
}
