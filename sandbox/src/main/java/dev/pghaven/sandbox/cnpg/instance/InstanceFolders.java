package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.objects.Volumes;
import dev.pghaven.sandbox.kubelet.ContainerContext;
import dev.pghaven.sandbox.postgres.DataFolder;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.nio.file.Path;
import java.util.Optional;

/** Where an instance keeps what. */
record InstanceFolders(DataFolder data, Path scratch, Path log) {

    static InstanceFolders of(ContainerContext context) {
        var volumes = context.volumes();
        var data =
                new DataFolder(
                        volumes.get(Volumes.DATA).resolve("pgdata"),
                        Optional.ofNullable(volumes.get(Volumes.WAL))
                                .map(volume -> volume.resolve("pg_wal")));
        return new InstanceFolders(data, context.scratch(), context.log());
    }

    Path pgData() {
        return data.pgData();
    }

    Path certificate(String file) {
        return scratch.resolve(file);
    }

    /** The program that PostgreSQL calls to reach the instance manager. */
    Path manager() {
        return scratch.resolve("manager");
    }

    LocalAccess localAccess() {
        return new LocalAccess(scratch);
    }
}
