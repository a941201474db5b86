package dev.pghaven.sandbox.cnpg.objects;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.api.Tablespace;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.ArrayList;
import java.util.List;

/** How an instance's claims appear in its pods. */
public final class Volumes {
    public static final String DATA = "pgdata";
    public static final String WAL = "pg-wal";
    private static final String TABLESPACE_PREFIX = "tbs-";
    private static final String ROOT = "/var/lib/postgresql/";

    private Volumes() {}

    public static String ofTablespace(Tablespace tablespace) {
        return TABLESPACE_PREFIX + tablespace.volumeName();
    }

    static List<Volume> of(Cluster cluster, String instance) {
        var volumes = new ArrayList<Volume>();
        volumes.add(claimed(DATA, instance));
        if (cluster.spec().walStorage() != null) {
            volumes.add(claimed(WAL, instance + "-wal"));
        }
        for (var tablespace : cluster.spec().tablespaces()) {
            volumes.add(claimed(ofTablespace(tablespace), instance + tablespace.claimSuffix()));
        }
        volumes.add(empty("scratch-data"));
        return volumes;
    }

    static List<VolumeMount> mounts(Cluster cluster) {
        var mounts = new ArrayList<VolumeMount>();
        mounts.add(mount(DATA, ROOT + "data"));
        if (cluster.spec().walStorage() != null) {
            mounts.add(mount(WAL, ROOT + "wal"));
        }
        for (var tablespace : cluster.spec().tablespaces()) {
            mounts.add(mount(ofTablespace(tablespace), ROOT + "tablespaces/" + tablespace.name()));
        }
        mounts.add(mount("scratch-data", "/controller"));
        return mounts;
    }

    private static Volume claimed(String name, String claim) {
        return new VolumeBuilder()
                .withName(name)
                .withNewPersistentVolumeClaim(claim, false)
                .build();
    }

    private static Volume empty(String name) {
        return new VolumeBuilder().withName(name).withNewEmptyDir().endEmptyDir().build();
    }

    private static VolumeMount mount(String name, String path) {
        return new VolumeMountBuilder().withName(name).withMountPath(path).build();
    }
}
