package dev.pghaven.sandbox.cnpg.api;

/** Where a cluster's backups and WAL are, in the words of the in-tree Barman and the plugin. */
public record BarmanObjectStore(String destinationPath, String serverName, Wal wal) {
    public BarmanObjectStore {
        serverName = Defaulted.value(serverName, "");
        wal = Defaulted.value(wal, new Wal(null));
    }

    /** How many segments are fetched at once. */
    public record Wal(Integer maxParallel) {
        public Wal {
            maxParallel = Defaulted.value(maxParallel, 1);
        }
    }
}
