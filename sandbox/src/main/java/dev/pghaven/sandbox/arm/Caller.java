package dev.pghaven.sandbox.arm;

import dev.pghaven.sandbox.entra.AccessTokens;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Decides who may call: a client with a good token, and among these the ones with a role. */
record Caller(AccessTokens tokens, Set<String> audiences, Map<UUID, Role> roles) {
    private static final String SCHEME = "Bearer ";

    Optional<ArmAnswer> refusal(Optional<String> authorization, String method, Target target) {
        var client =
                authorization
                        .filter(it -> it.startsWith(SCHEME))
                        .map(it -> it.substring(SCHEME.length()))
                        .flatMap(it -> tokens.clientOf(it, audiences));
        if (client.isEmpty()) {
            return Optional.of(unauthenticated(authorization));
        }
        return client.filter(it -> !allows(it, method, target)).map(it -> forbidden(it, target));
    }

    private boolean allows(UUID client, String method, Target target) {
        return roles.containsKey(client) && roles.get(client).allows(method, target);
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
                        .formatted(client, target.type(), scopeOf(target)));
    }

    private static String scopeOf(Target target) {
        return target instanceof Target.Grouped grouped
                ? grouped.resourceGroup()
                : target.subscription().toString();
    }
}
