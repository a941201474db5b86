package dev.pghaven.backups.verify;

import dev.pghaven.backups.ArchiveLocation;
import java.util.Optional;

/**
 * The cluster whose backups are verified, as the request found it.
 *
 * @param systemId the identifier of its database system
 * @param sharedAccount whether copies share a service account, as the operator allows
 * @param clientId of the identity that the copy takes on; absent until it trusts the copy
 */
public record Source(
        ArchiveLocation archive,
        String database,
        String owner,
        String systemId,
        int timeline,
        boolean sharedAccount,
        Optional<String> clientId) {
    Source trustedAs(String id) {
        return new Source(
                archive, database, owner, systemId, timeline, sharedAccount, Optional.of(id));
    }
}
