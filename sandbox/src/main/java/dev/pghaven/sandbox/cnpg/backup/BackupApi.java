package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Backups as the API server holds them. */
public record BackupApi(KubernetesClient client) {

    public MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            backups() {
        return client.genericKubernetesResources(Backup.RESOURCE);
    }

    public Optional<Backup> find(String namespace, String name) {
        return Optional.ofNullable(backups().inNamespace(namespace).withName(name).get())
                .map(Backup::of);
    }

    public List<Backup> of(String namespace, String cluster) {
        return backups().inNamespace(namespace).list().getItems().stream()
                .map(Backup::of)
                .filter(it -> it.spec().cluster().name().equals(cluster))
                .toList();
    }

    /** A field of null is taken away; the others stay as they are. */
    public void patchStatus(Backup backup, Map<String, ?> fields) {
        backups()
                .inNamespace(backup.namespace())
                .withName(backup.name())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", fields)));
    }

    public void delete(Backup backup) {
        backups().inNamespace(backup.namespace()).withName(backup.name()).delete();
    }
}
