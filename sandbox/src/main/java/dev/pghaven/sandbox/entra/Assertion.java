package dev.pghaven.sandbox.entra;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.List;

/** What a foreign token claims, before anybody believes it. */
record Assertion(String issuer, String subject, List<String> audiences) {

    static Assertion of(JWTClaimsSet claims) {
        return new Assertion(claims.getIssuer(), claims.getSubject(), claims.getAudience());
    }

    @Override
    public String toString() {
        return "Assertion Issuer: '%s'. Assertion Subject: '%s'. Assertion Audience: '%s'."
                .formatted(issuer, subject, String.join(",", audiences));
    }
}
