package dev.pghaven.sandbox.apiserver;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Issues service account tokens for {@code serviceaccounts/token}. */
@FunctionalInterface
public interface TokenIssuer {
    /** No audiences means those of the API server itself. */
    Token issue(
            String namespace,
            String serviceAccount,
            String uid,
            List<String> audiences,
            Duration validity);

    /** A signed token and the moment from which it counts no more. */
    record Token(String value, Instant expiry) {
        @Override
        public String toString() {
            return "Token[expiry=" + expiry + "]";
        }
    }
}
