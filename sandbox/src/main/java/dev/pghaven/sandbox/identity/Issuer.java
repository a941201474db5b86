package dev.pghaven.sandbox.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/** An OpenID Connect issuer: signs tokens, publishes its keys, and knows its own tokens again. */
public record Issuer(String url, SigningKey key, Clock clock) {

    /** What is served below {@code /.well-known/openid-configuration}. */
    public Map<String, Object> configuration() {
        return Map.of(
                "issuer", url,
                "jwks_uri", url + "openid/v1/jwks",
                "response_types_supported", List.of("id_token"),
                "subject_types_supported", List.of("public"),
                "id_token_signing_alg_values_supported", List.of(JWSAlgorithm.RS256.getName()));
    }

    public Map<String, Object> publicKeys() {
        return key.publicKeys();
    }

    String sign(JWTClaimsSet claims) {
        return key.sign(claims);
    }

    /** Whether this issuer made the token, and whether its time is now. */
    public Verification verify(String token) {
        try {
            var parsed = SignedJWT.parse(token);
            var claims = parsed.getJWTClaimsSet();
            if (!JWSAlgorithm.RS256.equals(parsed.getHeader().getAlgorithm())
                    || !key.signed(parsed)) {
                return new Verification.Forged("the signature is not that of " + url);
            }
            if (!url.equals(claims.getIssuer())) {
                return new Verification.Forged("the issuer is not " + url);
            }
            return inTime(claims);
        } catch (ParseException e) {
            return new Verification.Forged("not a signed token");
        }
    }

    private Verification inTime(JWTClaimsSet claims) {
        if (claims.getExpirationTime() == null) {
            return new Verification.Forged("the token never ends");
        }
        var expiry = claims.getExpirationTime().toInstant();
        return clock.instant().isBefore(expiry)
                ? new Verification.Valid(claims)
                : new Verification.Expired(claims);
    }
}
