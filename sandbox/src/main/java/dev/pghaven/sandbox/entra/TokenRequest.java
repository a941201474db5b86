package dev.pghaven.sandbox.entra;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** The form that a client posts to the token endpoint; every field may be missing. */
public record TokenRequest(
        String tenant,
        Optional<String> grantType,
        Optional<String> clientId,
        Optional<String> assertionType,
        Optional<String> assertion,
        Optional<String> scope) {

    /** {@code field} answers null for what the form does not hold. */
    static TokenRequest of(String tenant, UnaryOperator<String> field) {
        return new TokenRequest(
                tenant,
                Optional.ofNullable(field.apply("grant_type")),
                Optional.ofNullable(field.apply("client_id")),
                Optional.ofNullable(field.apply("client_assertion_type")),
                Optional.ofNullable(field.apply("client_assertion")),
                Optional.ofNullable(field.apply("scope")));
    }

    /** The assertion is a credential and stays out of logs. */
    @Override
    public String toString() {
        return "TokenRequest["
                + clientId.orElse("no client")
                + " for "
                + scope.orElse("nothing")
                + "]";
    }
}
