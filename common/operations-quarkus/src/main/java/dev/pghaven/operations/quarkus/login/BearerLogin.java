package dev.pghaven.operations.quarkus.login;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/** Quarkus reads the bearer token; whoever it does not let in is told so as a problem. */
@Alternative
@Priority(1)
@ApplicationScoped
class BearerLogin implements HttpAuthenticationMechanism {
    private final OidcAuthenticationMechanism oidc;

    BearerLogin(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            RoutingContext request, IdentityProviderManager identities) {
        // Whoever is named there answers for a login that failed, and OIDC has named itself.
        return oidc.authenticate(request, identities)
                .onFailure()
                .invoke(() -> request.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        var refusal = refusalOf(request);
        return Uni.createFrom()
                .item(
                        new ChallengeData(
                                refusal.status().getStatusCode(),
                                HttpHeaderNames.WWW_AUTHENTICATE,
                                refusal.challenge()));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        refusalOf(request).answer(request);
        return Uni.createFrom().item(true);
    }

    private static Refusal refusalOf(RoutingContext request) {
        var login = request.request().getHeader(HttpHeaderNames.AUTHORIZATION);
        return login == null ? Refusal.noToken() : Refusal.invalidToken();
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return oidc.getCredentialTransport(request);
    }
}
