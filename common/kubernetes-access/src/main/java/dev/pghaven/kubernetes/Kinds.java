package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import jakarta.enterprise.context.ApplicationScoped;

/** Which kinds of resources Kubernetes knows: those of extensions may not be installed. */
@ApplicationScoped
public class Kinds {
    private final KubernetesClient client;

    Kinds(KubernetesClient client) {
        this.client = client;
    }

    public boolean knows(ResourceDefinitionContext kind) {
        var version = kind.getGroup() + "/" + kind.getVersion();
        return Api.attempt(
                "ask whether the kind %s is known in %s".formatted(kind.getKind(), version),
                () -> {
                    var resources = client.getApiResources(version);
                    return resources != null
                            && resources.getResources().stream()
                                    .anyMatch(it -> kind.getKind().equals(it.getKind()));
                });
    }
}
