package dev.pghaven.backups.fingerprint;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything in a database that has a name and is no relation, from the catalogs' own rows. */
final class NamedDefinitions {
    private static final String TYPES =
            """
            SELECT 'type', format('%%I.%%I', n.nspname, t.typname), t.oid, concat_ws(',',
                to_jsonb(t)::text,
                (SELECT string_agg(to_jsonb(e)::text, ',' ORDER BY enumsortorder)
                    FROM pg_catalog.pg_enum e WHERE enumtypid = t.oid),
                (SELECT to_jsonb(r)::text FROM pg_catalog.pg_range r WHERE rngtypid = t.oid))
            FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
            WHERE t.typrelid = 0 AND t.typcategory <> 'A' AND %s
            """
                    .formatted(RelationDefinitions.USERS_SCHEMA);

    private static final String SCHEMAS =
            """
            SELECT 'schema', quote_ident(n.nspname), n.oid, to_jsonb(n)::text
            FROM pg_catalog.pg_namespace n WHERE %s
            """
                    .formatted(RelationDefinitions.USERS_SCHEMA);

    private static final Stream<String> IN_SCHEMAS =
            Stream.of(
                    inSchemas("function", "pg_proc", "pro"),
                    inSchemas("operator", "pg_operator", "opr"),
                    inSchemas("operator class", "pg_opclass", "opc"),
                    inSchemas("operator family", "pg_opfamily", "opf"),
                    inSchemas("collation", "pg_collation", "coll"),
                    inSchemas("conversion", "pg_conversion", "con"),
                    inSchemas("text search configuration", "pg_ts_config", "cfg"),
                    inSchemas("text search dictionary", "pg_ts_dict", "dict"),
                    inSchemas("statistics", "pg_statistic_ext", "stx"));

    private static final Stream<String> ELSEWHERE =
            Stream.of(
                    elsewhere("extension", "pg_extension", "extname"),
                    elsewhere("language", "pg_language", "lanname"),
                    elsewhere("access method", "pg_am", "amname"),
                    elsewhere("event trigger", "pg_event_trigger", "evtname"),
                    elsewhere("foreign data wrapper", "pg_foreign_data_wrapper", "fdwname"),
                    elsewhere("foreign server", "pg_foreign_server", "srvname"),
                    elsewhere("publication", "pg_publication", "pubname"));

    static final String SQL =
            Stream.of(Stream.of(TYPES, SCHEMAS), IN_SCHEMAS, ELSEWHERE)
                    .flatMap(it -> it)
                    .collect(Collectors.joining("UNION ALL "));

    private NamedDefinitions() {}

    /**
     * @param prefix of the catalog's columns
     */
    private static String inSchemas(String kind, String catalog, String prefix) {
        return """
        SELECT '%s', format('%%I.%%I', n.nspname, o.%sname), o.oid,
            (to_jsonb(o) - 'collversion')::text
        FROM pg_catalog.%s o JOIN pg_catalog.pg_namespace n ON n.oid = o.%snamespace WHERE %s
        """
                .formatted(kind, prefix, catalog, prefix, RelationDefinitions.USERS_SCHEMA);
    }

    /** Those that PostgreSQL did not bring along. */
    private static String elsewhere(String kind, String catalog, String name) {
        return """
        SELECT '%s', quote_ident(o.%s), o.oid, to_jsonb(o)::text
        FROM pg_catalog.%s o WHERE o.oid >= 16384
        """
                .formatted(kind, name, catalog);
    }
}
