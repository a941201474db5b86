package dev.pghaven.backups.fingerprint;

/**
 * Tables and what belongs to them, from the catalogs' own rows: unlike the functions that print
 * definitions, these are seen as the snapshot has them. What VACUUM, ANALYZE and a rewrite of a
 * table write there by themselves is not part of a definition.
 */
final class RelationDefinitions {
    /** Of a namespace {@code n}. */
    static final String USERS_SCHEMA =
            "n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'pghaven')";

    private static final String CLASS =
            """
            (to_jsonb(c) - '{relfilenode,relpages,reltuples,relallvisible,relallfrozen,relfrozenxid,\
            relminmxid,relhasindex,relhasrules,relhastriggers,relhassubclass}'::text[])::text\
            """;

    private static final String PARTS =
            """
            concat_ws(',', %s,
                (SELECT string_agg((to_jsonb(a) - '{attcacheoff,atthasmissing,attmissingval}'::text[])::text,
                        ',' ORDER BY attnum)
                    FROM pg_catalog.pg_attribute a WHERE attrelid = c.oid AND attnum > 0),
                (SELECT string_agg(to_jsonb(d)::text, ',' ORDER BY adnum)
                    FROM pg_catalog.pg_attrdef d WHERE adrelid = c.oid),
                (SELECT string_agg(to_jsonb(i)::text, ',' ORDER BY inhseqno)
                    FROM pg_catalog.pg_inherits i WHERE inhrelid = c.oid),
                (SELECT to_jsonb(p)::text
                    FROM pg_catalog.pg_partitioned_table p WHERE partrelid = c.oid),
                (SELECT to_jsonb(f)::text
                    FROM pg_catalog.pg_foreign_table f WHERE ftrelid = c.oid),
                (SELECT to_jsonb(s)::text
                    FROM pg_catalog.pg_sequence s WHERE seqrelid = c.oid),
                (SELECT string_agg(to_jsonb(r)::text, ',' ORDER BY r.oid)
                    FROM pg_catalog.pg_rewrite r WHERE ev_class = c.oid))
            """
                    .formatted(CLASS);

    private static final String RELATIONS =
            """
            SELECT CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view'
                    WHEN 'f' THEN 'foreign table' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'type'
                    ELSE 'table' END,
                format('%%I.%%I', n.nspname, c.relname), c.oid, %s
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S', 'c')
                AND c.relpersistence <> 't' AND %s
            """
                    .formatted(PARTS, USERS_SCHEMA);

    private static final String INDEXES =
            """
            SELECT 'index', format('%%I.%%I', n.nspname, c.relname), c.oid,
                %s || (to_jsonb(i) - 'indcheckxmin')::text
            FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relpersistence <> 't' AND %s
            """
                    .formatted(CLASS, USERS_SCHEMA);

    private static final String CONSTRAINTS =
            """
            SELECT 'constraint', format('%%I on %%I.%%I', o.conname, n.nspname,
                    coalesce(c.relname, t.typname)), o.oid, to_jsonb(o)::text
            FROM pg_catalog.pg_constraint o
            JOIN pg_catalog.pg_namespace n ON n.oid = o.connamespace
            LEFT JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
            LEFT JOIN pg_catalog.pg_type t ON t.oid = o.contypid
            WHERE %s
            """
                    .formatted(USERS_SCHEMA);

    private static final String TRIGGERS =
            """
            SELECT 'trigger', format('%%I on %%I.%%I', g.tgname, n.nspname, c.relname), g.oid,
                to_jsonb(g)::text
            FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT g.tgisinternal AND %s
            """
                    .formatted(USERS_SCHEMA);

    private static final String POLICIES =
            """
            SELECT 'policy', format('%%I on %%I.%%I', p.polname, n.nspname, c.relname), p.oid,
                to_jsonb(p)::text
            FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE %s
            """
                    .formatted(USERS_SCHEMA);

    static final String SQL =
            String.join("UNION ALL ", RELATIONS, INDEXES, CONSTRAINTS, TRIGGERS, POLICIES);

    private RelationDefinitions() {}
}
