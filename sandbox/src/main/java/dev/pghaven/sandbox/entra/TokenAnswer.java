package dev.pghaven.sandbox.entra;

import java.time.Duration;

/** What the token endpoint answers. */
public sealed interface TokenAnswer {
    /** An access token for the resource that was asked for. */
    record Granted(String accessToken, Duration lifetime) implements TokenAnswer {
        @Override
        public String toString() {
            return "Granted[" + lifetime + "]";
        }
    }

    /** A refusal with one of Entra's error codes. */
    record Denied(int status, String error, int code, String reason) implements TokenAnswer {
        static Denied badRequest(String error, int code, String reason) {
            return new Denied(400, error, code, reason);
        }

        static Denied unauthorized(int code, String reason) {
            return new Denied(401, "invalid_client", code, reason);
        }

        String description() {
            return "AADSTS" + code + ": " + reason;
        }
    }
}
