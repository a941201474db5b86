package dev.pghaven.sandbox.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pghaven.sandbox.apiserver.Authenticator;
import dev.pghaven.sandbox.apiserver.User;
import java.util.List;
import java.util.Optional;

/** Knows the users of the API server by the tokens of their service accounts. */
public record KubernetesAuthentication(Issuer issuer) implements Authenticator {

    @Override
    public Optional<User> authenticate(String bearerToken) {
        return switch (issuer.verify(bearerToken)) {
            case Verification.Valid(var claims) when isForUs(claims) -> user(claims);
            case Verification.Valid forAnother -> Optional.empty();
            case Verification.Expired expired -> Optional.empty();
            case Verification.Forged forged -> Optional.empty();
        };
    }

    private static boolean isForUs(JWTClaimsSet claims) {
        return claims.getAudience().contains(ServiceAccountTokens.KUBERNETES);
    }

    private static Optional<User> user(JWTClaimsSet claims) {
        return ServiceAccount.fromSubject(claims.getSubject())
                .map(it -> new User(it.subject(), groupsOf(it)));
    }

    private static List<String> groupsOf(ServiceAccount account) {
        return List.of(
                "system:serviceaccounts",
                "system:serviceaccounts:" + account.namespace(),
                "system:authenticated");
    }
}
