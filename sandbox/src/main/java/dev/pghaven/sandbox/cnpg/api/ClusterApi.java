package dev.pghaven.sandbox.cnpg.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.Optional;

/** Clusters and secrets as the API server holds them. */
public record ClusterApi(KubernetesClient client) {

    public MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            clusters() {
        return client.genericKubernetesResources(Cluster.RESOURCE);
    }

    public Optional<GenericKubernetesResource> resource(String namespace, String name) {
        return Optional.ofNullable(clusters().inNamespace(namespace).withName(name).get());
    }

    public Optional<Cluster> cluster(String namespace, String name) {
        return resource(namespace, name).map(Cluster::of);
    }

    public void patchStatus(String namespace, String name, String mergePatch) {
        clusters()
                .inNamespace(namespace)
                .withName(name)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), mergePatch);
    }

    public Secret secret(String namespace, String name) {
        return findSecret(namespace, name)
                .orElseThrow(() -> new IllegalStateException("there is no secret " + name));
    }

    public Optional<Secret> findSecret(String namespace, String name) {
        return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(name).get());
    }

    public Optional<ObjectStore> objectStore(String namespace, String name) {
        return Optional.ofNullable(
                        client.genericKubernetesResources(ObjectStore.RESOURCE)
                                .inNamespace(namespace)
                                .withName(name)
                                .get())
                .map(ObjectStore::of);
    }
}
