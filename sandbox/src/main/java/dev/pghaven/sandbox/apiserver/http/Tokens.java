package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.TokenIssuer;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Answers a TokenRequest for a service account. */
final class Tokens {
    private static final long USUAL_SECONDS = 3600;

    private final TokenIssuer issuer;

    Tokens(TokenIssuer issuer) {
        this.issuer = issuer;
    }

    ObjectNode issue(Stored serviceAccount, ObjectNode asked) {
        List<String> audiences = new ArrayList<>();
        asked.at("/spec/audiences").forEach(audience -> audiences.add(audience.asText()));
        long seconds = asked.at("/spec/expirationSeconds").asLong(USUAL_SECONDS);
        ObjectKey key = serviceAccount.key();
        TokenIssuer.Token token =
                issuer.issue(
                        key.namespace(),
                        key.name(),
                        serviceAccount.uid(),
                        audiences,
                        Duration.ofSeconds(seconds));
        ObjectNode answer = asked.deepCopy();
        answer.put("kind", "TokenRequest").put("apiVersion", "authentication.k8s.io/v1");
        answer.withObject("/metadata").put("name", key.name()).put("namespace", key.namespace());
        answer.putObject("status")
                .put("token", token.value())
                .put(
                        "expirationTimestamp",
                        token.expiry().truncatedTo(ChronoUnit.SECONDS).toString());
        return answer;
    }
}
