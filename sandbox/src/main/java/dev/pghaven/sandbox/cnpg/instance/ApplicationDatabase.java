package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.Bootstrap.Application;
import dev.pghaven.sandbox.cnpg.sql.Quoted;
import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.SQLException;

/** Makes the application's role and database unless they are there, as in a restored server. */
record ApplicationDatabase(Application application) {

    void ensure(Session session) throws SQLException {
        var owner = Quoted.identifier(application.owner());
        var roles = "SELECT 1 FROM pg_roles WHERE rolname = ?";
        if (session.strings(roles, application.owner()).isEmpty()) {
            session.execute("CREATE ROLE " + owner + " LOGIN");
        }
        var databases = "SELECT 1 FROM pg_database WHERE datname = ?";
        if (session.strings(databases, application.database()).isEmpty()) {
            var database = Quoted.identifier(application.database());
            session.execute("CREATE DATABASE " + database + " OWNER " + owner);
        }
    }
}
