package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import java.util.Optional;

/** An archive that a Cluster writes to, by one of the two ways of saying so. */
public sealed interface ConfiguredArchive {
    BarmanObjectStore store();

    /** Its folder within the destination. */
    String server();

    Optional<String> retentionPolicy();

    /** Named by {@code spec.backup.barmanObjectStore}. */
    record InTree(BarmanObjectStore store, String server, Optional<String> retentionPolicy)
            implements ConfiguredArchive {}

    /** Named by the ObjectStore that the plugin was given. */
    record OfPlugin(
            String objectStore,
            BarmanObjectStore store,
            String server,
            Optional<String> retentionPolicy)
            implements ConfiguredArchive {}
}
