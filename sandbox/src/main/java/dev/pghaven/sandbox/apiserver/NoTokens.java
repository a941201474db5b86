package dev.pghaven.sandbox.apiserver;

import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Status;
import java.time.Duration;
import java.util.List;

/** Stands where no issuer of service account tokens is configured, and says so. */
enum NoTokens implements TokenIssuer {
    INSTANCE;

    @Override
    public Token issue(
            String namespace,
            String serviceAccount,
            String uid,
            List<String> audiences,
            Duration validity) {
        throw new Refusal(
                Status.failure(
                        503,
                        "ServiceUnavailable",
                        "this API server issues no service account tokens"));
    }
}
