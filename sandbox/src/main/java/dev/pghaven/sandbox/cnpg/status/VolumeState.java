package dev.pghaven.sandbox.cnpg.status;

import dev.pghaven.sandbox.cnpg.api.Labels;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;

/** Whether a volume's data are complete, as its annotation says. */
final class VolumeState {
    private VolumeState() {}

    static boolean isInitializing(PersistentVolumeClaim claim) {
        return Labels.INITIALIZING.equals(
                claim.getMetadata().getAnnotations().get(Labels.PVC_STATUS));
    }
}
