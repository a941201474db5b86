package dev.pghaven.sandbox.cnpg.backup;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.BackupPhase;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The status of a Backup that an instance is asked for. */
final class StartedBackup {
    private StartedBackup() {}

    static Map<String, Object> status(Backup backup, Pod pod, String session, int majorVersion) {
        var fields = new HashMap<String, Object>();
        fields.put("phase", BackupPhase.STARTED.text());
        fields.put("error", null);
        fields.put("method", backup.spec().method());
        fields.put("majorVersion", majorVersion);
        fields.put("reconciliationStartedAt", Timestamps.seconds(Instant.now()));
        fields.put(
                "instanceID",
                Map.of(
                        "podName", pod.getMetadata().getName(),
                        "ContainerID", containerId(pod),
                        "sessionID", session));
        return fields;
    }

    private static String containerId(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .map(ContainerStatus::getContainerID)
                .findFirst()
                .orElse("");
    }
}
