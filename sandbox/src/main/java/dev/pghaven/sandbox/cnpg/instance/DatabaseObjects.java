package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Cluster;
import dev.pghaven.sandbox.cnpg.sql.Quoted;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;

/** The tablespaces that a Cluster lists and the extensions that its parameters imply. */
record DatabaseObjects(Cluster cluster, LocalAccess access) {

    /** In place, see {@link dev.pghaven.sandbox.postgres.BaseCopy}. */
    void tablespaces(Session session) throws SQLException {
        var known = session.strings("SELECT spcname FROM pg_tablespace");
        for (var tablespace : cluster.spec().tablespaces()) {
            var name = Quoted.identifier(tablespace.name());
            var owner = Quoted.identifier(tablespace.owner().name());
            if (!known.contains(tablespace.name())) {
                session.execute("CREATE TABLESPACE " + name + " OWNER " + owner + " LOCATION ''");
            } else {
                session.execute("ALTER TABLESPACE " + name + " OWNER TO " + owner);
            }
        }
    }

    void extensions(Session session) throws SQLException {
        var wanted = SharedLibraries.extensions(cluster.spec().postgresql());
        if (wanted.isEmpty()) {
            return;
        }
        for (var database : session.strings("SELECT datname FROM pg_database WHERE datallowconn")) {
            try (var inDatabase = Session.open(access, database)) {
                for (var extension : wanted) {
                    inDatabase.execute(
                            "CREATE EXTENSION IF NOT EXISTS " + Quoted.identifier(extension));
                }
            }
        }
    }
}
