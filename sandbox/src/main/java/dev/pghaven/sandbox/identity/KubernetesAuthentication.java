package dev.pghaven.sandbox.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.pghaven.sandbox.apiserver.Authenticator;
import dev.pghaven.sandbox.apiserver.User;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Knows the users of the API server by the tokens of their service accounts.
 *
 * @param administrator stands for the client certificate that AKS gives to its administrators: it
 *     may do everything, whatever the rules are
 */
public record KubernetesAuthentication(Issuer issuer, ServiceAccount administrator)
        implements Authenticator {
    private static final String MASTERS = "system:masters";

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

    private Optional<User> user(JWTClaimsSet claims) {
        return ServiceAccount.fromSubject(claims.getSubject())
                .map(it -> new User(it.subject(), groupsOf(it)));
    }

    private List<String> groupsOf(ServiceAccount account) {
        List<String> own = groupsOfAll(account);
        return account.equals(administrator)
                ? Stream.concat(own.stream(), Stream.of(MASTERS)).toList()
                : own;
    }

    private static List<String> groupsOfAll(ServiceAccount account) {
        return List.of(
                "system:serviceaccounts",
                "system:serviceaccounts:" + account.namespace(),
                "system:authenticated");
    }
}
