package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ObjectMeta;

/** Backups by the clock, as CNPG's custom resource. */
public record ScheduledBackup(
        String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {
    public static final String KIND = "ScheduledBackup";

    /**
     * When, and what of.
     *
     * @param schedule six fields, seconds first
     * @param backupOwnerReference whom its Backups go with: {@code none}, {@code self} or {@code
     *     cluster}
     */
    public record Spec(
            String schedule,
            ClusterName cluster,
            Boolean immediate,
            Boolean suspend,
            String backupOwnerReference,
            BackupMethod method,
            PluginConfiguration pluginConfiguration,
            String target) {}

    /** When it was and will be. */
    public record Status(
            String lastCheckTime, String lastScheduleTime, String nextScheduleTime, String error) {}

    public static ScheduledBackup of(ObjectMeta metadata, Spec spec) {
        return new ScheduledBackup(Cnpg.API_VERSION, KIND, metadata, spec, null);
    }
}
