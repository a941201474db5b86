package dev.pghaven.operations.quarkus.rest;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Whoever makes the request at hand: as the token names them, or anybody without a login. */
@ApplicationScoped
class Caller {
    private static final String SOURCE = "urn:pghaven:rest:";
    private static final String ANYBODY = "anonymous";

    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    Optional<String> name() {
        return identity.isAnonymous()
                ? Optional.empty()
                : Optional.of(identity.getPrincipal().getName());
    }

    /** The CloudEvents source of the request. */
    URI source() {
        return URI.create(SOURCE + name().map(Caller::encoded).orElse(ANYBODY));
    }

    /** Percent-encoded, but for what URNs may hold of the names that people have. */
    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
