package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Bootstrap.InitDb;
import dev.pghaven.sandbox.cnpg.sql.Session;
import dev.pghaven.sandbox.postgres.LocalAccess;
import java.sql.SQLException;
import java.util.List;

/** What CNPG does in a new cluster right after initdb, in its order. */
record ApplicationBootstrap(LocalAccess access, InitDb initdb, ApplicationDatabase application) {
    private static final String POSTGRES = "postgres";

    void run() throws SQLException {
        try (var session = Session.open(access, POSTGRES)) {
            session.execute("CREATE ROLE streaming_replica LOGIN REPLICATION");
            execute(session, initdb.postInitSQL());
        }
        inDatabase("template1", initdb.postInitTemplateSQL());
        try (var session = Session.open(access, POSTGRES)) {
            application.ensure(session);
        }
        inDatabase(initdb.database(), initdb.postInitApplicationSQL());
    }

    private void inDatabase(String database, List<String> statements) throws SQLException {
        if (!statements.isEmpty()) {
            try (var session = Session.open(access, database)) {
                execute(session, statements);
            }
        }
    }

    private static void execute(Session session, List<String> statements) throws SQLException {
        for (var statement : statements) {
            session.execute(statement);
        }
    }
}
