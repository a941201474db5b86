package dev.pghaven.sandbox.cnpg.roles;

import dev.pghaven.sandbox.cnpg.sql.Session;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads the roles of a server. */
final class RolesTable {
    private static final String QUERY =
            """
            SELECT r.rolname, r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolinherit,
                   r.rolcanlogin, r.rolreplication, r.rolbypassrls, r.rolconnlimit,
                   CASE WHEN isfinite(r.rolvaliduntil)
                        THEN to_char(r.rolvaliduntil AT TIME ZONE 'UTC',
                                     'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                        ELSE r.rolvaliduntil::text END AS validuntil,
                   coalesce(shobj_description(r.oid, 'pg_authid'), '') AS comment,
                   ARRAY(SELECT g.rolname::text FROM pg_auth_members m
                         JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = r.oid) AS groups,
                   a.xmin::text::bigint AS transaction
            FROM pg_roles r JOIN pg_authid a ON a.oid = r.oid
            WHERE NOT starts_with(r.rolname::text, 'pg_')
            ORDER BY r.rolname
            """;

    private RolesTable() {}

    static List<ExistingRole> read(Session session) throws SQLException {
        return session.query(QUERY, RolesTable::role);
    }

    private static ExistingRole role(ResultSet row) throws SQLException {
        return new ExistingRole(
                row.getString("rolname"),
                attributes(row),
                row.getInt("rolconnlimit"),
                row.getString("validuntil"),
                row.getString("comment"),
                new TreeSet<>(Arrays.asList((String[]) row.getArray("groups").getArray())),
                row.getLong("transaction"));
    }

    /** The columns two to eight, in the order of {@link RoleAttributes#ALL}. */
    private static Set<String> attributes(ResultSet row) throws SQLException {
        var on = new TreeSet<String>();
        for (int i = 0; i < RoleAttributes.ALL.size(); i++) {
            if (row.getBoolean(i + 2)) {
                on.add(RoleAttributes.ALL.get(i));
            }
        }
        return on;
    }
}
