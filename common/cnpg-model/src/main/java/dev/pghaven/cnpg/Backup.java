package dev.pghaven.cnpg;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Map;

/** One base backup as CNPG's custom resource; its spec never changes. */
public record Backup(
        String apiVersion, String kind, ObjectMeta metadata, Spec spec, Status status) {
    public static final String KIND = "Backup";

    /**
     * What to back up, and how.
     *
     * @param target the Cluster's own decision when absent
     */
    public record Spec(
            ClusterName cluster,
            BackupMethod method,
            PluginConfiguration pluginConfiguration,
            String target) {
        public static Spec byPlugin(String cluster, String target) {
            return new Spec(
                    new ClusterName(cluster),
                    BackupMethod.PLUGIN,
                    PluginConfiguration.barmanCloud(),
                    target);
        }

        public static Spec byOperator(String cluster, String target) {
            return new Spec(
                    new ClusterName(cluster), BackupMethod.BARMAN_OBJECT_STORE, null, target);
        }
    }

    /**
     * How far it has come.
     *
     * @param backupId the folder below {@code base/} in the archive
     * @param serverName the archive's folder; absent where the plugin took the backup
     */
    public record Status(
            String phase,
            String method,
            String backupId,
            String backupName,
            String serverName,
            String destinationPath,
            String startedAt,
            String stoppedAt,
            String beginWal,
            String endWal,
            String beginLSN,
            String endLSN,
            String error,
            String commandError,
            Instance instanceID,
            Integer majorVersion,
            Map<String, String> pluginMetadata) {}

    /** The pod that the backup was taken from. */
    public record Instance(String podName) {}

    public static Backup of(ObjectMeta metadata, Spec spec) {
        return new Backup(Cnpg.API_VERSION, KIND, metadata, spec, null);
    }
}
