package dev.pghaven.sandbox.cnpg.schedule;

import dev.pghaven.sandbox.cnpg.api.Backup;
import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.ScheduledBackup;
import dev.pghaven.sandbox.cnpg.objects.Owned;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The Backup that a schedule makes for a moment. */
record ScheduledRun(ScheduledBackup schedule, Instant moment, boolean immediate) {
    static final String SCHEDULE = "cnpg.io/scheduled-backup";
    static final String IMMEDIATE = "cnpg.io/immediateBackup";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    String name() {
        return schedule.name() + "-" + NAME.format(moment);
    }

    /** The cluster is needed where it becomes the owner. */
    GenericKubernetesResource backup(Optional<Cluster> cluster) {
        var metadata =
                new ObjectMetaBuilder()
                        .withName(name())
                        .withNamespace(schedule.namespace())
                        .addToLabels(Labels.CLUSTER, schedule.spec().cluster().name())
                        .addToLabels(SCHEDULE, schedule.name())
                        .addToLabels(IMMEDIATE, Boolean.toString(immediate));
        switch (schedule.spec().backupOwnerReference()) {
            case "self" -> metadata.withOwnerReferences(self());
            case "cluster" -> ofCluster(metadata, cluster.orElseThrow());
            default -> {}
        }
        var backup = new GenericKubernetesResource();
        backup.setApiVersion(ScheduledBackup.API_VERSION);
        backup.setKind(Backup.KIND);
        backup.setMetadata(metadata.build());
        backup.setAdditionalProperty("spec", spec());
        return backup;
    }

    private static void ofCluster(ObjectMetaBuilder metadata, Cluster cluster) {
        var inherited = cluster.spec().inheritedMetadata();
        metadata.addToLabels(inherited.labels())
                .addToAnnotations(inherited.annotations())
                .withOwnerReferences(Owned.ownerReference(cluster));
    }

    private Map<String, Object> spec() {
        var asked = schedule.spec();
        var spec = new LinkedHashMap<String, Object>();
        spec.put("cluster", Map.of("name", asked.cluster().name()));
        spec.put("method", asked.method());
        if (asked.target() != null) {
            spec.put("target", asked.target());
        }
        if (asked.pluginConfiguration() != null) {
            spec.put("pluginConfiguration", asked.pluginConfiguration());
        }
        return spec;
    }

    private OwnerReference self() {
        return new OwnerReferenceBuilder()
                .withApiVersion(ScheduledBackup.API_VERSION)
                .withKind(ScheduledBackup.KIND)
                .withName(schedule.name())
                .withUid(schedule.metadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
