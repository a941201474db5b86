package dev.pghaven.sandbox.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Issues the tokens that Kubernetes projects into pods. */
public record ServiceAccountTokens(Issuer issuer) {
    /** The audience that the API server asks for. */
    public static final String KUBERNETES = "https://kubernetes.default.svc.cluster.local";

    /** The audience that Entra asks for in a token that is to be exchanged. */
    public static final String AZURE = "api://AzureADTokenExchange";

    public IssuedToken issue(ServiceAccount account, List<String> audiences, Duration lifetime) {
        return issue(account, uidOf(account), audiences, lifetime);
    }

    public IssuedToken issue(
            ServiceAccount account, String uid, List<String> audiences, Duration lifetime) {
        Instant now = issuer.clock().instant();
        var claims =
                new JWTClaimsSet.Builder()
                        .issuer(issuer.url())
                        .subject(account.subject())
                        .audience(audiences)
                        .issueTime(Date.from(now))
                        .notBeforeTime(Date.from(now))
                        .expirationTime(Date.from(now.plus(lifetime)))
                        .jwtID(UUID.randomUUID().toString())
                        .claim("kubernetes.io", kubernetesClaims(account, uid))
                        .build();
        return new IssuedToken(issuer.sign(claims), now.plus(lifetime));
    }

    private static Map<String, Object> kubernetesClaims(ServiceAccount account, String uid) {
        return Map.of(
                "namespace", account.namespace(),
                "serviceaccount", Map.of("name", account.name(), "uid", uid));
    }

    /** The sandbox's own accounts have no object behind them. */
    private static String uidOf(ServiceAccount account) {
        var bytes = account.subject().getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(bytes).toString();
    }

    /** A token and the end of its time. */
    public record IssuedToken(String token, Instant expiry) {
        @Override
        public String toString() {
            return "IssuedToken[until " + expiry + "]";
        }
    }
}
