package dev.pghaven.sandbox.apiserver;

import java.util.Optional;

/** Finds the user behind a bearer token; empty means that the request is answered with 401. */
@FunctionalInterface
public interface Authenticator {
    Optional<User> authenticate(String bearerToken);
}
