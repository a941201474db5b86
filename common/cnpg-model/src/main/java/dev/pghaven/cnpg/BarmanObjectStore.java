package dev.pghaven.cnpg;

/**
 * Where Barman keeps an archive, and how it writes it; the operator and the plugin take the same.
 *
 * @param serverName the archive's folder below the destination; the Cluster's name when absent
 */
public record BarmanObjectStore(
        String destinationPath,
        AzureCredentials azureCredentials,
        String serverName,
        Wal wal,
        Data data) {
    /** How WAL is archived; uncompressed when {@code compression} is absent. */
    public record Wal(String compression, Integer maxParallel) {}

    /** How base backups are taken; uncompressed when {@code compression} is absent. */
    public record Data(String compression, Integer jobs, Boolean immediateCheckpoint) {}

    /** To be read from, as a recovery does. */
    public static BarmanObjectStore at(String destinationPath, AzureCredentials credentials) {
        return new BarmanObjectStore(destinationPath, credentials, null, null, null);
    }

    public BarmanObjectStore ofServer(String name) {
        return new BarmanObjectStore(destinationPath, azureCredentials, name, wal, data);
    }
}
