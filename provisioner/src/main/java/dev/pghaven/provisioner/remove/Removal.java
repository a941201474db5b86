package dev.pghaven.provisioner.remove;

import dev.pghaven.azure.Identity;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.RemoveCluster;
import java.util.Optional;
import java.util.UUID;

/**
 * How far a cluster's removal has come, and what was noted of it while it still stood.
 *
 * @param deleteBackups only handed on: the archive is the backup service's
 */
public record Removal(
        UUID operation,
        ClusterRef cluster,
        Optional<String> uid,
        Optional<Identity> identity,
        Optional<String> sharedAccount,
        boolean deleteBackups) {

    public static Removal of(UUID operation, RemoveCluster request) {
        return new Removal(
                operation,
                request.cluster(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                request.deleteBackups());
    }

    Removal noting(String foundUid, Optional<Identity> itsIdentity, Optional<String> itsAccount) {
        return new Removal(
                operation, cluster, Optional.of(foundUid), itsIdentity, itsAccount, deleteBackups);
    }

    Removal withoutCluster(Optional<Identity> likelyIdentity, Optional<String> likelyAccount) {
        return new Removal(
                operation, cluster, Optional.empty(), likelyIdentity, likelyAccount, deleteBackups);
    }
}
