package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Labels;
import dev.pghaven.sandbox.cnpg.api.Names;
import dev.pghaven.sandbox.cnpg.api.Storage;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.ArrayList;
import java.util.List;

/** The volumes of one instance: data, WAL if it has its own, tablespaces. */
public final class Claims {
    private static final String WAL_SUFFIX = "-wal";

    private Claims() {}

    public static List<PersistentVolumeClaim> of(Cluster cluster, String instance) {
        var claims = new ArrayList<PersistentVolumeClaim>();
        var spec = cluster.spec();
        claims.add(claim(metadata(cluster, instance, instance, "PG_DATA"), spec.storage()));
        if (spec.walStorage() != null) {
            var metadata = metadata(cluster, instance, instance + WAL_SUFFIX, "PG_WAL");
            claims.add(claim(metadata, spec.walStorage()));
        }
        for (var tablespace : spec.tablespaces()) {
            var name = instance + tablespace.claimSuffix();
            var metadata = metadata(cluster, instance, name, "PG_TABLESPACE");
            metadata.addToLabels(Labels.TABLESPACE, tablespace.name());
            claims.add(claim(metadata, tablespace.storage()));
        }
        return claims;
    }

    private static ObjectMetaBuilder metadata(
            Cluster cluster, String instance, String name, String role) {
        return Owned.metadata(cluster, name)
                .addToLabels(Labels.INSTANCE_NAME, instance)
                .addToLabels(Labels.PVC_ROLE, role)
                .addToAnnotations(Labels.NODE_SERIAL, Integer.toString(Names.serialOf(instance)))
                .addToAnnotations(Labels.PVC_STATUS, Labels.INITIALIZING);
    }

    private static PersistentVolumeClaim claim(ObjectMetaBuilder metadata, Storage storage) {
        return new PersistentVolumeClaimBuilder()
                .withMetadata(metadata.build())
                .withSpec(spec(storage))
                .build();
    }

    private static PersistentVolumeClaimSpec spec(Storage storage) {
        var template =
                storage.pvcTemplate() == null
                        ? new PersistentVolumeClaimSpec()
                        : storage.pvcTemplate();
        var spec = new PersistentVolumeClaimSpecBuilder(template);
        if (storage.storageClass() != null) {
            spec.withStorageClassName(storage.storageClass());
        }
        if (storage.size() != null && !storage.size().isEmpty()) {
            spec.editOrNewResources()
                    .addToRequests("storage", new Quantity(storage.size()))
                    .endResources();
        }
        if (template.getAccessModes().isEmpty()) {
            spec.withAccessModes("ReadWriteOnce");
        }
        return spec.build();
    }
}
