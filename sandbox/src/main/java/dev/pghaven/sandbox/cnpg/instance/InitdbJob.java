package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.archiving.EmptyArchiveCheck;
import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

/** Fills the volumes of a cluster's first instance. */
record InitdbJob(PostgresInstallation installation, InstanceFolders folders) {
    void run(Cluster cluster) throws SQLException, IOException {
        Folders.delete(folders.pgData());
        var initdb = cluster.spec().bootstrap().initdb();
        installation.initialise(folders.data(), InitdbWords.of(initdb));
        new EmptyArchiveCheck(folders.pgData()).demand();
        new InstanceFiles(installation, folders, "")
                .write(cluster, Map.of(), Map.of("archive_mode", "off"));
        try (var server = JobServer.start(installation, folders)) {
            server.awaitReady();
            var application = new ApplicationDatabase(cluster.spec().bootstrap().application());
            new ApplicationBootstrap(server.access(), initdb, application).run();
        }
    }
}
