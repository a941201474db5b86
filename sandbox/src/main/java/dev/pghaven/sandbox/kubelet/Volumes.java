package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Binds each claim to a folder, and deletes the folder when nobody uses the deleted claim. */
final class Volumes {
    /** The finalizer by which Kubernetes keeps a claim while a pod uses it. */
    private static final String PROTECTION = "kubernetes.io/pvc-protection";

    private final KubernetesClient client;
    private final NodeFolders folders;

    Volumes(KubernetesClient client, NodeFolders folders) {
        this.client = client;
        this.folders = folders;
    }

    void reconcile(ObjectRef ref) {
        var claim =
                client.persistentVolumeClaims()
                        .inNamespace(ref.namespace())
                        .withName(ref.name())
                        .get();
        if (claim == null) {
            return;
        }
        if (claim.getMetadata().getDeletionTimestamp() != null) {
            release(claim);
        } else if (claim.getStatus() == null || !"Bound".equals(claim.getStatus().getPhase())) {
            bind(claim);
        }
    }

    /** The folders of a pod's claims, by volume name. */
    Map<String, Path> foldersOf(String namespace, PodSpec spec) {
        var result = new HashMap<String, Path>();
        for (var volume : spec.getVolumes()) {
            if (volume.getPersistentVolumeClaim() != null) {
                var name = volume.getPersistentVolumeClaim().getClaimName();
                var claim =
                        client.persistentVolumeClaims().inNamespace(namespace).withName(name).get();
                if (claim == null) {
                    throw new IllegalStateException("persistentvolumeclaim " + name + " not found");
                }
                if (claim.getMetadata().getDeletionTimestamp() != null) {
                    throw new IllegalStateException(
                            "persistentvolumeclaim " + name + " is being deleted");
                }
                result.put(volume.getName(), folders.volume(claim.getMetadata().getUid()));
            }
        }
        return result;
    }

    private void bind(PersistentVolumeClaim claim) {
        // First what keeps the claim: nobody would delete the folder of one that is gone by now.
        patch(claim, Map.of("metadata", Map.of("finalizers", List.of(PROTECTION))));
        folders.createVolume(claim.getMetadata().getNamespace(), claim.getMetadata().getUid());
        var spec = claim.getSpec();
        client.persistentVolumeClaims()
                .resource(claim)
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(
                                Map.of(
                                        "status",
                                        Map.of(
                                                "phase", "Bound",
                                                "accessModes", spec.getAccessModes(),
                                                "capacity", spec.getResources().getRequests()))));
    }

    /** Does nothing while a pod uses the claim; the pod's end brings us here again. */
    private void release(PersistentVolumeClaim claim) {
        if (namesInUse(claim.getMetadata().getNamespace())
                .contains(claim.getMetadata().getName())) {
            return;
        }
        folders.deleteVolume(claim.getMetadata().getUid());
        patch(claim, Map.of("metadata", Map.of("finalizers", List.of())));
    }

    private Set<String> namesInUse(String namespace) {
        var names = new HashSet<String>();
        for (var pod : client.pods().inNamespace(namespace).list().getItems()) {
            if (PodPhases.isFinished(pod)) {
                continue;
            }
            for (var volume : pod.getSpec().getVolumes()) {
                if (volume.getPersistentVolumeClaim() != null) {
                    names.add(volume.getPersistentVolumeClaim().getClaimName());
                }
            }
        }
        return names;
    }

    private void patch(PersistentVolumeClaim claim, Map<String, ?> change) {
        client.persistentVolumeClaims()
                .resource(claim)
                .patch(PatchContext.of(PatchType.JSON_MERGE), Serialization.asJson(change));
    }
}
