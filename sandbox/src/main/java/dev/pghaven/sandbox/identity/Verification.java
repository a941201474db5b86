package dev.pghaven.sandbox.identity;

import com.nimbusds.jwt.JWTClaimsSet;

/** What an issuer says of a token that somebody presents. */
public sealed interface Verification {
    /** Ours, and its time is now. */
    record Valid(JWTClaimsSet claims) implements Verification {}

    /** Ours, and its time is over. */
    record Expired(JWTClaimsSet claims) implements Verification {}

    /** Not ours. */
    record Forged(String reason) implements Verification {}
}
