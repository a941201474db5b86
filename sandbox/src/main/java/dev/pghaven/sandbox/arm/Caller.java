package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.AccessTokens;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides who may call: a client with a good token, and among these the ones with a role. */
record Caller(AccessTokens tokens, Set<String> audiences, Set<UUID> contributors) {
    private static final String SCHEME = "Bearer ";

    Optional<ArmAnswer> refusal(Optional<String> authorization, Target target) {
        var client =
                authorization
                        .filter(it -> it.startsWith(SCHEME))
                        .map(it -> it.substring(SCHEME.length()))
                        .flatMap(it -> tokens.clientOf(it, audiences));
        if (client.isEmpty()) {
            return Optional.of(unauthenticated(authorization));
        }
        return client.filter(it -> !contributors.contains(it)).map(it -> forbidden(it, target));
    }

    private static ArmAnswer unauthenticated(Optional<String> authorization) {
        return authorization.isEmpty()
                ? ArmAnswer.error(
                        401,
                        "AuthenticationFailed",
                        "Authentication failed. The 'Authorization' header is missing.")
                : ArmAnswer.error(
                        401, "InvalidAuthenticationToken", "The access token is invalid.");
    }

    private static ArmAnswer forbidden(UUID client, Target target) {
        return ArmAnswer.error(
                403,
                "AuthorizationFailed",
                "The client '%s' does not have authorization to perform an action on '%s' in '%s'."
                        .formatted(client, target.type(), target.resourceGroup()));
    }
}
