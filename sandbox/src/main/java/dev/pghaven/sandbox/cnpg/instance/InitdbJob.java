package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.archiving.EmptyArchiveCheck;
import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import dev.pghaven.sandbox.postgres.PostgresProcess;
import dev.pghaven.sandbox.postgres.StopMode;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** Fills the volumes of a cluster's first instance. */
record InitdbJob(PostgresInstallation installation, InstanceFolders folders) {
    private static final Duration STOP = Duration.ofSeconds(30);

    void run(Cluster cluster) throws SQLException, IOException {
        Folders.delete(folders.pgData());
        var initdb = cluster.spec().bootstrap().initdb();
        installation.initialise(folders.data(), InitdbWords.of(initdb));
        new EmptyArchiveCheck(folders.pgData()).demand();
        new InstanceFiles(installation, folders, "").write(cluster, Map.of(), Map.of());
        var server = installation.start(folders.pgData(), folders.log(), withoutNetwork());
        try {
            new Readiness(folders.localAccess(), server).await();
            new ApplicationBootstrap(folders.localAccess(), initdb).run();
        } finally {
            stop(server);
        }
    }

    /** Nobody but this job may see the cluster before it is complete. */
    private static Map<String, String> withoutNetwork() {
        return Map.of("listen_addresses", "", "ssl", "off", "archive_mode", "off");
    }

    private static void stop(PostgresProcess server) {
        server.stop(StopMode.FAST);
        if (!server.awaitExit(STOP)) {
            server.kill();
            throw new IllegalStateException("the new cluster's server does not stop");
        }
    }
}
