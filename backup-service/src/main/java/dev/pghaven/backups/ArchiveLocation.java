package dev.pghaven.backups;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.contracts.spec.BackupMethod;

/**
 * Where a cluster's archive is.
 *
 * @param server the folder of the cluster in the destination, Barman's server name
 * @param method who writes it
 */
public record ArchiveLocation(DestinationPath destination, String server, BackupMethod method) {
    @Override
    public String toString() {
        return destination + "/" + server;
    }
}
