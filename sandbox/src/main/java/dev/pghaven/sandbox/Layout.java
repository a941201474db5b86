package dev.pghaven.sandbox;

import java.nio.file.Path;

/** What lies where in the data folder. */
record Layout(Path data) {

    Path pki() {
        return data.resolve("pki");
    }

    Path hosts() {
        return data.resolve("hosts");
    }

    Path securityProperties() {
        return data.resolve("security.properties");
    }

    Path kubeconfig() {
        return data.resolve("kubeconfig");
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    Path store() {
        return data.resolve("store");
    }

    Path blobs() {
        return data.resolve("blobs");
    }

    Path logs() {
        return data.resolve("logs");
    }

    Path auditLog() {
        return logs().resolve("audit.log");
    }

    Path tokens() {
        return data.resolve("tokens");
    }

    Path adminToken() {
        return tokens().resolve("admin");
    }

    Path storePassword() {
        return data.resolve("secrets/store-password");
    }

    Path proberToken() {
        return data.resolve("secrets/prober-token");
    }

    Path issuerKey() {
        return data.resolve("secrets/oidc-issuer.jwk");
    }

    Path entraKey() {
        return data.resolve("secrets/entra.jwk");
    }

    Path endpoints() {
        return data.resolve("endpoints.json");
    }
}
