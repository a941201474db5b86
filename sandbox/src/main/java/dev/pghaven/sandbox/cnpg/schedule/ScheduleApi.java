package dev.pghaven.sandbox.cnpg.schedule;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.ScheduledBackup;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ScheduledBackups, and the Backups that they made, as the API server holds them. */
record ScheduleApi(KubernetesClient client) {

    MixedOperation<
                    GenericKubernetesResource,
                    GenericKubernetesResourceList,
                    Resource<GenericKubernetesResource>>
            schedules() {
        return client.genericKubernetesResources(ScheduledBackup.RESOURCE);
    }

    Optional<ScheduledBackup> find(ScheduleKey key) {
        return Optional.ofNullable(
                        schedules().inNamespace(key.namespace()).withName(key.name()).get())
                .map(ScheduledBackup::of);
    }

    List<Backup> madeBy(ScheduledBackup schedule) {
        return client
                .genericKubernetesResources(Backup.RESOURCE)
                .inNamespace(schedule.namespace())
                .withLabel(ScheduledRun.SCHEDULE, schedule.name())
                .list()
                .getItems()
                .stream()
                .map(Backup::of)
                .toList();
    }

    /** Answers false where that name is taken by a Backup that another one made. */
    boolean create(ScheduledBackup schedule, GenericKubernetesResource backup) {
        try {
            client.resource(backup).create();
            return true;
        } catch (KubernetesClientException e) {
            if (e.getCode() != HttpURLConnection.HTTP_CONFLICT) {
                throw e;
            }
            return madeBy(schedule).stream()
                    .anyMatch(it -> it.name().equals(backup.getMetadata().getName()));
        }
    }

    void patchStatus(ScheduledBackup schedule, Map<String, String> fields) {
        schedules()
                .inNamespace(schedule.namespace())
                .withName(schedule.name())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", fields)));
    }
}
