package dev.pghaven.sandbox.seed;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Creates the namespaces, nodes, storage classes, the operator's Deployment, and what pghaven's
 * chart says of accounts and rights.
 */
public record Seed(KubernetesClient client, String cnpgVersion) {
    private static final List<String> FILES =
            List.of(
                    "namespaces.yaml",
                    "parts.yaml",
                    "nodes.yaml",
                    "storage.yaml",
                    "operator.yaml",
                    "rbac.yaml");

    public void plant() {
        FILES.forEach(this::plant);
    }

    private void plant(String file) {
        var yaml = read(file).replace("${cnpgVersion}", cnpgVersion);
        var stream = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        client.load(stream).items().forEach(this::create);
    }

    private void create(HasMetadata wanted) {
        var created = client.resource(wanted).create();
        if (wanted instanceof Node || wanted instanceof Deployment) {
            wanted.getMetadata().setResourceVersion(created.getMetadata().getResourceVersion());
            client.resource(wanted).updateStatus();
        }
    }

    private static String read(String file) {
        try (var stream = Seed.class.getResourceAsStream(file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
