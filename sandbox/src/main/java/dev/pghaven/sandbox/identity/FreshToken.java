package dev.pghaven.sandbox.identity;

import dev.pghaven.sandbox.identity.ServiceAccountTokens.IssuedToken;
import io.fabric8.kubernetes.client.OAuthTokenProvider;
import java.time.Duration;
import java.util.List;

/** The token of one of the sandbox's own controllers, replaced when half of its life is over. */
public final class FreshToken implements OAuthTokenProvider {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final ServiceAccountTokens tokens;
    private final ServiceAccount account;
    private IssuedToken current;

    public FreshToken(ServiceAccountTokens tokens, ServiceAccount account) {
        this.tokens = tokens;
        this.account = account;
        this.current = issue();
    }

    @Override
    public synchronized String getToken() {
        var half = current.expiry().minus(LIFETIME.dividedBy(2));
        if (!tokens.issuer().clock().instant().isBefore(half)) {
            current = issue();
        }
        return current.token();
    }

    private IssuedToken issue() {
        return tokens.issue(account, List.of(ServiceAccountTokens.KUBERNETES), LIFETIME);
    }
}
