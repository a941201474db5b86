package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/** Looks again and again which secrets there are while a demo runs, which removes them all. */
final class DemoSecrets {
    private static final long PAUSE_MILLIS = 2000;

    private final Path data;
    private final Set<String> seen = new TreeSet<>();

    DemoSecrets(Path data) {
        this.data = data;
    }

    /** False if the demo has not ended in that time. */
    boolean lookUntilTheEndOf(Process demo, int seconds) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!demo.waitFor(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            look();
        }
        return true;
    }

    private void look() throws IOException {
        var endpoints = data.resolve("endpoints.json");
        if (Files.exists(endpoints)) {
            try (var kubernetes = client(endpoints)) {
                seen.addAll(Canaries.of(kubernetes));
            } catch (KubernetesClientException ending) {
                // The demo stops its API server; what it held was seen in the looks before.
            }
        }
    }

    private static KubernetesClient client(Path endpoints) throws IOException {
        var kubeconfig =
                new ObjectMapper()
                        .readTree(endpoints.toFile())
                        .at("/apiServer/kubeconfig")
                        .asText();
        return new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(Path.of(kubeconfig).toFile()))
                .build();
    }

    Set<String> seen() {
        return seen;
    }
}
