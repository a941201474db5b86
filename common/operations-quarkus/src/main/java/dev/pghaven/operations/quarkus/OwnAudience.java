package dev.pghaven.operations.quarkus;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses to take tokens that the issuer made for others: an admin of any other application would
 * be ours, too.
 */
@ApplicationScoped
class OwnAudience {
    private static final int BEFORE_ALL_OTHERS = 1;

    /** With this Quarkus does not look at the audience. */
    private static final String ANY = "any";

    private final Optional<String> oidc;
    private final Optional<List<String>> audience;

    OwnAudience(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> oidc,
            @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.oidc = oidc;
        this.audience = audience;
    }

    void onStart(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        if (oidc.isPresent() && audience.filter(it -> !it.contains(ANY)).isEmpty()) {
            throw new IllegalStateException(
                    "quarkus.oidc.auth-server-url is set, so quarkus.oidc.token.audience must name"
                            + " whom the tokens are for, and not be 'any': else those that the"
                            + " issuer makes for other applications would be taken, too");
        }
    }
}
