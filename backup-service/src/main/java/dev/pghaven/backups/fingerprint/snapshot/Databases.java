package dev.pghaven.backups.fingerprint.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The databases of a cluster that hold users' data. */
record Databases(List<String> open, List<LeftOut> closed) {
    private static final String ALL =
            """
            SELECT datname, CASE
                WHEN NOT datallowconn THEN 'it takes no connections'
                WHEN NOT has_database_privilege(oid, 'CONNECT')
                    THEN 'role ' || current_user || ' may not connect' END
            FROM pg_catalog.pg_database WHERE NOT datistemplate ORDER BY datname
            """;

    static Databases of(Connection connection) throws SQLException {
        var all =
                Queries.list(
                        connection, ALL, row -> new LeftOut(row.getString(1), row.getString(2)));
        return new Databases(
                all.stream().filter(it -> it.reason() == null).map(LeftOut::what).toList(),
                all.stream()
                        .filter(it -> it.reason() != null)
                        .map(it -> LeftOut.database(it.what(), it.reason()))
                        .toList());
    }
}
