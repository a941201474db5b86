package dev.pghaven.provisioner;

import dev.pghaven.azure.DestinationPath;
import dev.pghaven.contracts.spec.BackupMethod;

/**
 * Where a cluster's archive is.
 *
 * @param server the archive's folder in the destination
 * @param method who archives
 */
public record Archive(DestinationPath destination, String server, BackupMethod method) {
    @Override
    public String toString() {
        return destination + "/" + server;
    }
}
