package dev.pghaven.sandbox.cnpg.retention;

import dev.pghaven.sandbox.barman.BackupInfo;
import dev.pghaven.sandbox.barman.BackupInfo.Position;
import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.ClusterApi;
import dev.pghaven.sandbox.cnpg.api.ObjectStore;
import dev.pghaven.sandbox.cnpg.archiving.ConfiguredArchive;
import dev.pghaven.sandbox.cnpg.status.StatusWriter;
import dev.pghaven.sandbox.cnpg.status.Timestamps;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the recovery window is told: in the Cluster, or with the plugin in the ObjectStore. */
record WindowStatus(ClusterApi clusters) {

    /** {@code done} are the completed backups, the oldest first. */
    void tell(Cluster cluster, ConfiguredArchive archive, List<BackupInfo> done) {
        var first = done.isEmpty() ? null : end(done.getFirst());
        var last = done.isEmpty() ? null : end(done.getLast());
        switch (archive) {
            case ConfiguredArchive.InTree inTree ->
                    new StatusWriter(clusters)
                            .change(
                                    cluster.namespace(),
                                    cluster.name(),
                                    known -> ofCluster(first, last));
            case ConfiguredArchive.OfPlugin ofPlugin -> {
                var fields = new HashMap<String, Object>();
                fields.put("firstRecoverabilityPoint", first);
                fields.put("lastSuccessfulBackupTime", last);
                patch(cluster, ofPlugin, fields);
            }
        }
    }

    void tellFailure(Cluster cluster, ConfiguredArchive.OfPlugin archive) {
        var now = Timestamps.seconds(Instant.now());
        patch(cluster, archive, Map.of("lastFailedBackupTime", now));
    }

    private static Map<String, Object> ofCluster(String first, String last) {
        var fields = new HashMap<String, Object>();
        fields.put("firstRecoverabilityPoint", first);
        fields.put("firstRecoverabilityPointByMethod", byMethod(first));
        fields.put("lastSuccessfulBackup", last);
        fields.put("lastSuccessfulBackupByMethod", byMethod(last));
        return fields;
    }

    private static Map<String, Object> byMethod(String time) {
        var fields = new HashMap<String, Object>();
        fields.put(Backup.IN_TREE, time);
        return fields;
    }

    private void patch(
            Cluster cluster, ConfiguredArchive.OfPlugin archive, Map<String, Object> window) {
        var status = Map.of("serverRecoveryWindow", Map.of(archive.server(), window));
        clusters.client()
                .genericKubernetesResources(ObjectStore.RESOURCE)
                .inNamespace(cluster.namespace())
                .withName(archive.objectStore())
                .subresource("status")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        Serialization.asJson(Map.of("status", status)));
    }

    private static String end(BackupInfo backup) {
        return backup.end().map(Position::time).map(Timestamps::seconds).orElse(null);
    }
}
