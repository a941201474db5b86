package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.Queries;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The hash of the definition of each object, by its kind and name. Objects of one name, such as
 * overloaded functions, share one.
 */
final class Definitions {
    private static final String HASHED =
            """
            SELECT kind || ' ' || identity, to_hex(hashtextextended(
                string_agg(definition, ',' ORDER BY oid) COLLATE "C", 0))
            FROM (%s) object (kind, identity, oid, definition) GROUP BY 1
            """;

    private Definitions() {}

    static Map<String, String> ofDatabase(Connection connection) throws SQLException {
        var definitions = new HashMap<>(hashed(connection, RelationDefinitions.SQL));
        definitions.putAll(hashed(connection, NamedDefinitions.SQL));
        return definitions;
    }

    /** Of what belongs to no single database. */
    static Map<String, String> ofCluster(Connection connection) throws SQLException {
        return hashed(connection, ClusterDefinitions.SQL);
    }

    private static Map<String, String> hashed(Connection connection, String objects)
            throws SQLException {
        var hashes = new HashMap<String, String>();
        Queries.list(
                connection,
                HASHED.formatted(objects),
                row -> hashes.put(row.getString(1), row.getString(2)));
        return hashes;
    }
}
