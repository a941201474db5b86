package dev.pghaven.kubernetes;

import dev.pghaven.contracts.ClusterRef;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The manifest of a Secret that holds a login. */
final class LoginSecret {
    /** URL-safe, so that the password fits into a connection string as it is. */
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private static final int PASSWORD_BYTES = 24;

    /** The operator follows a changed password of a Secret that has this label. */
    private static final String RELOAD = "cnpg.io/reload";

    private static final SecureRandom RANDOM = new SecureRandom();

    private LoginSecret() {}

    static Secret of(ClusterRef cluster, String name, String username, Map<String, String> notes) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(cluster.namespace())
                .withName(name)
                .withLabels(OurLabels.of(cluster))
                .addToLabels(RELOAD, "true")
                .withAnnotations(notes)
                .endMetadata()
                .withType("kubernetes.io/basic-auth")
                .withStringData(Map.of("username", username, "password", password()))
                .build();
    }

    private static String password() {
        var bytes = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}
