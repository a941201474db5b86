package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** An archive as the Barman Cloud plugin's custom resource. */
public record ObjectStore(
        String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {
    public static final String KIND = "ObjectStore";

    /**
     * What to keep where.
     *
     * @param retentionPolicy such as {@code 7d}
     */
    public record Spec(BarmanObjectStore configuration, String retentionPolicy) {}

    /** What the archive holds, by server. */
    public record Status(Map<String, RecoveryWindow> serverRecoveryWindow) {}

    /** From when on a server can be restored, and when it was last backed up. */
    public record RecoveryWindow(
            String firstRecoverabilityPoint,
            String lastSuccessfulBackupTime,
            String lastFailedBackupTime) {}

    public static ObjectStore of(ObjectMeta metadata, Spec spec) {
        return new ObjectStore(BarmanCloud.API_VERSION, KIND, metadata, spec, null);
    }
}
