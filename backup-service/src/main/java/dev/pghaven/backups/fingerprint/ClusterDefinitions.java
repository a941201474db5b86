package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;

/**
 * Roles, databases and tablespaces. No password is read. Role pghaven is left out, because a copy
 * may be entered with another login than its source; so are the operator's own roles, because its
 * instance manager makes those that it lacks on any primary, and a newer one makes more.
 */
final class ClusterDefinitions {
    static final LeftOut LEFT_OUT =
            new LeftOut(
                    "roles pghaven, streaming_replica and cnpg_*",
                    "pghaven and the operator make them themselves");

    private static final String ROLES =
            """
            SELECT 'role', quote_ident(r.rolname), r.oid, concat_ws(',',
                (to_jsonb(r) - 'rolpassword')::text,
                (SELECT string_agg(to_jsonb(m)::text, ',' ORDER BY roleid, grantor)
                    FROM pg_catalog.pg_auth_members m WHERE m.member = r.oid))
            FROM pg_catalog.pg_roles r
            WHERE r.rolname !~ '^(pg_|cnpg_)' AND r.rolname NOT IN ('pghaven', 'streaming_replica')
            """;

    /** How far vacuum has frozen a database changes by itself. */
    private static final String DATABASES =
            """
            SELECT 'database', quote_ident(d.datname), d.oid, concat_ws(',',
                (to_jsonb(d) - '{datfrozenxid,datminmxid,datcollversion}'::text[])::text,
                (SELECT string_agg(s.setconfig::text, ',' ORDER BY s.setrole)
                    FROM pg_catalog.pg_db_role_setting s WHERE s.setdatabase = d.oid))
            FROM pg_catalog.pg_database d WHERE NOT d.datistemplate
            """;

    private static final String TABLESPACES =
            """
            SELECT 'tablespace', quote_ident(t.spcname), t.oid, to_jsonb(t)::text
            FROM pg_catalog.pg_tablespace t
            """;

    static final String SQL = String.join("UNION ALL ", ROLES, DATABASES, TABLESPACES);

    private ClusterDefinitions() {}
}
