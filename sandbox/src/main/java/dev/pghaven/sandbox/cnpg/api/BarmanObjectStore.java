package dev.pghaven.sandbox.cnpg.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Where and how Barman keeps archives: the same section in a Cluster and in an ObjectStore. */
public record BarmanObjectStore(
        String destinationPath,
        String serverName,
        AzureCredentials azureCredentials,
        JsonNode s3Credentials,
        JsonNode googleCredentials,
        Wal wal,
        Data data) {
    private static final Wal WAL_AS_IT_IS = new Wal(null, null);
    private static final Data DATA_AS_THEY_ARE = new Data(null, null, false);

    public BarmanObjectStore {
        wal = Defaulted.value(wal, WAL_AS_IT_IS);
        data = Defaulted.value(data, DATA_AS_THEY_ARE);
    }

    /**
     * The folder of the archive within its container; a cluster's own name unless told otherwise.
     */
    public String server(String cluster) {
        return Optional.ofNullable(serverName).filter(name -> !name.isEmpty()).orElse(cluster);
    }

    /** How WAL is stored; without a compression as it is. */
    public record Wal(String compression, Integer maxParallel) {
        public Wal {
            maxParallel = Defaulted.value(maxParallel, 1);
        }
    }

    /** How base backups are stored. */
    public record Data(String compression, Integer jobs, boolean immediateCheckpoint) {}
}
