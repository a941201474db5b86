package dev.pghaven.operations.quarkus;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses to listen to a network while nobody has to log in. */
@ApplicationScoped
class LoopbackOnly {
    private static final int BEFORE_ALL_OTHERS = 1;

    private final String host;
    private final Optional<String> oidc;

    LoopbackOnly(
            @ConfigProperty(name = "quarkus.http.host") String host,
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> oidc) {
        this.host = host;
        this.oidc = oidc;
    }

    void onStart(@Observes @Priority(BEFORE_ALL_OTHERS) StartupEvent event) {
        if (oidc.isEmpty() && !isLoopback(host)) {
            throw new IllegalStateException(
                    "quarkus.http.host is "
                            + host
                            + ", but without quarkus.oidc.auth-server-url a service listens on the"
                            + " loopback interface only, because anybody could give it orders");
        }
    }

    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("quarkus.http.host cannot be resolved: " + host, e);
        }
    }
}
