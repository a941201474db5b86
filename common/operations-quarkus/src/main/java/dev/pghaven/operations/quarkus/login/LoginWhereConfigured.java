package dev.pghaven.operations.quarkus.login;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/** Switches the login off where no issuer of tokens is named; Quarkus would not start. */
public final class LoginWhereConfigured implements ConfigSourceFactory {
    private static final int BELOW_WHAT_ANYBODY_SAYS = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        var issuer = context.getValue("quarkus.oidc.auth-server-url").getValue();
        var settings = Map.of("quarkus.oidc.tenant-enabled", String.valueOf(issuer != null));
        return List.of(
                new PropertiesConfigSource(settings, "pghaven login", BELOW_WHAT_ANYBODY_SAYS));
    }
}
