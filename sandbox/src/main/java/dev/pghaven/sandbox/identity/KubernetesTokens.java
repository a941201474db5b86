package dev.pghaven.sandbox.identity;

import dev.pghaven.sandbox.apiserver.TokenIssuer;
import java.time.Duration;
import java.util.List;

/** Lets the API server's {@code serviceaccounts/token} issue tokens of the cluster's issuer. */
public record KubernetesTokens(ServiceAccountTokens tokens) implements TokenIssuer {

    @Override
    public Token issue(
            String namespace,
            String serviceAccount,
            String uid,
            List<String> audiences,
            Duration validity) {
        var asked = audiences.isEmpty() ? List.of(ServiceAccountTokens.KUBERNETES) : audiences;
        var account = new ServiceAccount(namespace, serviceAccount);
        var issued = tokens.issue(account, uid, asked, validity);
        return new Token(issued.token(), issued.expiry());
    }
}
