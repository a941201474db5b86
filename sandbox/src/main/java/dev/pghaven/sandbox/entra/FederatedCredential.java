package dev.pghaven.sandbox.entra;

/** An identity's trust in the tokens of one subject of one issuer. */
public record FederatedCredential(String name, String issuer, String subject, String audience) {

    boolean matches(Assertion assertion) {
        return issuer.equals(assertion.issuer())
                && subject.equals(assertion.subject())
                && assertion.audiences().contains(audience);
    }
}
