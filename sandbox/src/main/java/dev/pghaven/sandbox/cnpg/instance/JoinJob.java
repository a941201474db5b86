package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.BaseCopy;
import dev.pghaven.sandbox.postgres.Folders;
import dev.pghaven.sandbox.postgres.PostgresInstallation;
import java.sql.SQLException;

/** Fills the volumes of a new standby with a copy of the primary. */
record JoinJob(PostgresInstallation installation, String instance, InstanceFolders folders) {

    void run(Cluster cluster, InstanceFolders primary) throws SQLException {
        Folders.delete(folders.pgData());
        folders.data().wal().ifPresent(Folders::delete);
        try (var session = Session.open(primary.localAccess(), "postgres")) {
            var slots = new StandbySlots(session, cluster);
            // From here on the primary keeps the WAL that the copy will need.
            slots.ensure(instance);
            new BaseCopy(session.connection(), primary.pgData()).to(folders.data());
        }
        installation.account().own(folders.pgData());
        folders.data().wal().ifPresent(installation.account()::own);
    }
}
