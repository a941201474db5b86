package dev.pghaven.sandbox.blobs;

import dev.pghaven.sandbox.azure.AzureNames;
import dev.pghaven.sandbox.entra.AccessTokens;
import java.util.Optional;
import java.util.Set;

/** Who calls, and whether that identity's role allows the call. */
record BlobAccess(AccessTokens tokens, BlobRoles roles) {
    private static final String SCHEME = "Bearer ";
    private static final Set<String> AUDIENCES = Set.of(AzureNames.STORAGE_AUDIENCE);

    /** The identity's name, where the token is good and the account knows whose it is. */
    Optional<String> caller(Optional<String> authorization) {
        return authorization
                .filter(it -> it.startsWith(SCHEME))
                .flatMap(it -> tokens.clientOf(it.substring(SCHEME.length()), AUDIENCES))
                .map(it -> roles.nameOf(it).orElseGet(it::toString));
    }

    /** Empty where the call may go on. */
    Optional<StorageError> refusal(
            Optional<String> authorization,
            Optional<String> caller,
            boolean signedUrl,
            String method) {
        if (signedUrl || authorization.filter(it -> it.startsWith("SharedKey")).isPresent()) {
            return Optional.of(StorageError.NO_KEYS);
        }
        if (caller.isEmpty()) {
            return Optional.of(
                    authorization.isEmpty() ? StorageError.NO_TOKEN : StorageError.BAD_TOKEN);
        }
        return roles.of(caller.get()).allows(method)
                ? Optional.empty()
                : Optional.of(StorageError.NO_ROLE);
    }
}
