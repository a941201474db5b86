package dev.pghaven.operations.quarkus.login;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityPolicy;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Lets in whoever has the role that a request's method needs. It has no name, so Quarkus asks it
 * about every path of the REST port, also about those that nobody has thought of.
 */
@ApplicationScoped
class RolesByMethod implements HttpSecurityPolicy {
    private final boolean asksForALogin;

    RolesByMethod(@ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> issuer) {
        this.asksForALogin = issuer.isPresent();
    }

    @Override
    public Uni<CheckResult> checkPermission(
            RoutingContext request,
            Uni<SecurityIdentity> identity,
            AuthorizationRequestContext context) {
        if (!asksForALogin) {
            return CheckResult.permit();
        }
        var method = request.request().method().name();
        return identity.map(it -> new CheckResult(may(it, method)));
    }

    private static boolean may(SecurityIdentity caller, String method) {
        return Role.neededFor(method).filter(it -> it.isAmong(caller.getRoles())).isPresent();
    }
}
