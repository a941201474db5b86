package dev.pghaven.sandbox.entra;

import static dev.pghaven.sandbox.entra.TokenAnswer.Denied.badRequest;
import static dev.pghaven.sandbox.entra.TokenAnswer.Denied.unauthorized;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import dev.pghaven.sandbox.entra.TokenAnswer.Denied;
import dev.pghaven.sandbox.entra.TokenAnswer.Granted;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.Verification;
import java.text.ParseException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Exchanges a service account's token for an access token, where a federated credential says so.
 */
public final class TokenExchange {
    private static final String JWT_BEARER =
            "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    /** MSAL adds OpenID's own scopes to the one that counts. */
    private static final Pattern RESOURCE_SCOPE =
            Pattern.compile("(?:^| )(\\S+)/\\.default(?: |$)");

    private final UUID tenant;
    private final Directory directory;
    private final Issuer trustedIssuer;
    private final AccessTokens accessTokens;

    /** Entra fetches the keys of any issuer; here there is but the sandbox's own. */
    public TokenExchange(
            UUID tenant, Directory directory, Issuer trustedIssuer, AccessTokens accessTokens) {
        this.tenant = tenant;
        this.directory = directory;
        this.trustedIssuer = trustedIssuer;
        this.accessTokens = accessTokens;
    }

    TokenAnswer exchange(TokenRequest request) {
        return malformed(request).map(TokenAnswer.class::cast).orElseGet(() -> answer(request));
    }

    private Optional<Denied> malformed(TokenRequest request) {
        if (!tenant.toString().equalsIgnoreCase(request.tenant())) {
            return denied("invalid_request", 90002, "Tenant '" + request.tenant() + "' not found.");
        }
        if (!request.grantType().equals(Optional.of("client_credentials"))) {
            var type = request.grantType().orElse("");
            return denied(
                    "unsupported_grant_type",
                    70003,
                    "The grant type '" + type + "' is not supported.");
        }
        if (request.clientId().isEmpty()) {
            return missing("client_id");
        }
        if (request.assertion().isEmpty()
                || !request.assertionType().equals(Optional.of(JWT_BEARER))) {
            return missing("client_assertion");
        }
        return request.scope().isEmpty() ? missing("scope") : Optional.empty();
    }

    private TokenAnswer answer(TokenRequest request) {
        var client = request.clientId().orElseThrow();
        var identity = uuid(client).flatMap(directory::identity);
        if (identity.isEmpty()) {
            var reason =
                    "Application with identifier '%s' was not found in the directory '%s'."
                            .formatted(client, tenant);
            return badRequest("unauthorized_client", 700016, reason);
        }
        var scope = request.scope().orElseThrow();
        var resource = RESOURCE_SCOPE.matcher(scope);
        if (!resource.find()) {
            return badRequest("invalid_scope", 70011, "The scope '" + scope + "' is not valid.");
        }
        return exchange(identity.get(), request.assertion().orElseThrow(), resource.group(1));
    }

    private TokenAnswer exchange(ManagedIdentity identity, String assertion, String resource) {
        var claims = claimsOf(assertion);
        if (claims.isEmpty()) {
            return unauthorized(50027, "The client assertion is not a well formed token.");
        }
        var claimed = Assertion.of(claims.get());
        if (!directory.trusts(identity, claimed)) {
            return badRequest(
                    "invalid_request",
                    70021,
                    "No matching federated identity record found for presented assertion. "
                            + claimed);
        }
        return switch (trustedIssuer.verify(assertion)) {
            case Verification.Valid valid -> granted(identity, resource);
            case Verification.Expired(var expired) -> outOfTime(expired);
            case Verification.Forged forged ->
                    unauthorized(
                            50013,
                            "Assertion failed signature validation: " + forged.reason() + ".");
        };
    }

    private TokenAnswer granted(ManagedIdentity identity, String resource) {
        return accessTokens
                .issue(identity, resource)
                .<TokenAnswer>map(token -> new Granted(token, AccessTokens.LIFETIME))
                .orElseGet(() ->
                        badRequest(
                                "invalid_resource",
                                500011,
                                "The resource principal named '%s' was not found in the tenant."
                                        .formatted(resource)));
    }

    private static Denied outOfTime(JWTClaimsSet claims) {
        return unauthorized(
                700024,
                "Client assertion is not within its valid time range. Expiry time of assertion: "
                        + claims.getExpirationTime().toInstant());
    }

    private static Optional<Denied> denied(String error, int code, String reason) {
        return Optional.of(badRequest(error, code, reason));
    }

    private static Optional<Denied> missing(String field) {
        return denied(
                "invalid_request",
                900144,
                "The request body must contain the following parameter: '" + field + "'.");
    }

    private static Optional<JWTClaimsSet> claimsOf(String assertion) {
        try {
            return Optional.of(JWTParser.parse(assertion).getJWTClaimsSet());
        } catch (ParseException notAToken) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
