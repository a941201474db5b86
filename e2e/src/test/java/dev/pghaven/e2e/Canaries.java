package dev.pghaven.e2e;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What was generated for clusters and stands in Secrets: it may be nowhere else. */
final class Canaries {
    private static final int SHORTEST = 16;

    private Canaries() {}

    /** Passwords, and of private keys a line that is theirs alone; as they are and as base64. */
    static Set<String> of(KubernetesClient kubernetes) {
        var all = new TreeSet<String>();
        kubernetes.secrets().inAnyNamespace().list().getItems().stream()
                .flatMap(Canaries::valuesOf)
                .filter(it -> it.length() >= SHORTEST)
                .forEach(it -> all.addAll(List.of(it, base64(it))));
        return all;
    }

    private static Stream<String> valuesOf(Secret secret) {
        return data(secret).entrySet().stream()
                .flatMap(it -> valuesOf(it.getKey(), decoded(it.getValue())));
    }

    private static Map<String, String> data(Secret secret) {
        return secret.getData() == null ? Map.of() : secret.getData();
    }

    private static Stream<String> valuesOf(String key, String value) {
        return switch (key) {
            case "password" -> Stream.of(value);
            case "tls.key", "ca.key" -> value.lines().skip(2).limit(1);
            default -> Stream.empty();
        };
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
