package dev.pghaven.sandbox.entra;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pghaven.sandbox.identity.Issuer;
import dev.pghaven.sandbox.identity.Verification;
import java.text.ParseException;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Entra's own tokens, with which an identity calls Azure's resources. */
public final class AccessTokens {
    static final Duration LIFETIME = Duration.ofHours(1);

    private final UUID tenant;
    private final Issuer issuer;
    private final Set<String> resources;

    /** {@code resources} are those that exist in the tenant, without a slash at the end. */
    public AccessTokens(UUID tenant, Issuer issuer, Set<String> resources) {
        this.tenant = tenant;
        this.issuer = issuer;
        this.resources = Set.copyOf(resources);
    }

    /** Empty for a resource that does not exist. */
    public Optional<String> issue(ManagedIdentity identity, String resource) {
        if (!resources.contains(withoutSlash(resource))) {
            return Optional.empty();
        }
        var now = issuer.clock().instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer.url())
                        .audience(resource)
                        .subject(identity.principalId().toString())
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(LIFETIME)))
                        .claim("appid", identity.clientId().toString())
                        .claim("oid", identity.principalId().toString())
                        .claim("tid", tenant.toString())
                        .claim("idtyp", "app")
                        .claim("ver", "1.0")
                        .build();
        return Optional.of(issuer.key().sign(claims));
    }

    /**
     * The client whose token this is, if it is one of ours for one of these resources and in time.
     */
    public Optional<UUID> clientOf(String token, Set<String> audiences) {
        return switch (issuer.verify(token)) {
            case Verification.Valid(var claims) when isFor(audiences, claims) -> client(claims);
            case Verification.Valid other -> Optional.empty();
            case Verification.Expired expired -> Optional.empty();
            case Verification.Forged forged -> Optional.empty();
        };
    }

    private static boolean isFor(Set<String> audiences, JWTClaimsSet claims) {
        List<String> stated = claims.getAudience();
        return stated.stream().map(AccessTokens::withoutSlash).anyMatch(audiences::contains);
    }

    private static Optional<UUID> client(JWTClaimsSet claims) {
        try {
            return Optional.of(UUID.fromString(claims.getStringClaim("appid")));
        } catch (ParseException e) {
            throw new IllegalStateException("a token of ours without its client", e);
        }
    }

    /** Some environments of the SDK end their resources with a slash, some do not. */
    private static String withoutSlash(String resource) {
        return resource.endsWith("/") ? resource.substring(0, resource.length() - 1) : resource;
    }
}
