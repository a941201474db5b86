package dev.pghaven.sandbox.apiserver;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/** Where the API server listens and on whom it calls. A port of 0 takes a free one. */
public record ApiServerConfig(
        String host,
        int port,
        Path certificate,
        Path key,
        String certificateAuthorityPem,
        Authenticator authenticator,
        Authorization authorization,
        Admission admission,
        Faults faults,
        TokenIssuer tokens,
        WatchConfig watches,
        Clock clock) {
    /** How watches remember and end: changes kept per kind, pause between bookmarks, longest. */
    public record WatchConfig(int history, Duration bookmarks, Duration longest) {
        public static final WatchConfig USUAL =
                new WatchConfig(2000, Duration.ofSeconds(20), Duration.ofMinutes(45));
    }

    /** Who decides what users may do, and who hears what they may not. */
    public record Authorization(AuthorizationMode mode, RefusalLog log) {
        public static final Authorization FREE =
                new Authorization(AuthorizationMode.ALWAYS_ALLOW, RefusalLog.NONE);
    }

    /** A server that allows and admits everything, has no faults and issues no tokens. */
    public static ApiServerConfig of(
            String host, int port, Path certificate, Path key, Authenticator authenticator) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                "",
                authenticator,
                Authorization.FREE,
                Admission.ALLOW_ALL,
                Faults.NONE,
                NoTokens.INSTANCE,
                WatchConfig.USUAL,
                Clock.systemUTC());
    }

    /** The authority that {@code kube-root-ca.crt} hands to every namespace. */
    public ApiServerConfig withCertificateAuthority(String pem) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                pem,
                authenticator,
                authorization,
                admission,
                faults,
                tokens,
                watches,
                clock);
    }

    /** A server whose users may do what roles and their bindings say. */
    public ApiServerConfig withRbac(RefusalLog refusals) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                certificateAuthorityPem,
                authenticator,
                new Authorization(AuthorizationMode.RBAC, refusals),
                admission,
                faults,
                tokens,
                watches,
                clock);
    }

    public ApiServerConfig withAdmission(Admission asked) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                certificateAuthorityPem,
                authenticator,
                authorization,
                asked,
                faults,
                tokens,
                watches,
                clock);
    }

    public ApiServerConfig withFaults(Faults asked) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                certificateAuthorityPem,
                authenticator,
                authorization,
                admission,
                asked,
                tokens,
                watches,
                clock);
    }

    public ApiServerConfig withTokens(TokenIssuer issuer) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                certificateAuthorityPem,
                authenticator,
                authorization,
                admission,
                faults,
                issuer,
                watches,
                clock);
    }

    public ApiServerConfig withWatches(WatchConfig wanted) {
        return new ApiServerConfig(
                host,
                port,
                certificate,
                key,
                certificateAuthorityPem,
                authenticator,
                authorization,
                admission,
                faults,
                tokens,
                wanted,
                clock);
    }
}
