package dev.pghaven.backups.fingerprint.snapshot;

import java.util.List;

/**
 * A table or materialized view with rows of its own, as the snapshot sees it.
 *
 * @param filenode changes when the table is rewritten or truncated
 */
public record Table(
        long oid, String schema, String name, Kind kind, long filenode, List<Column> columns) {

    /** How PostgreSQL lets it be locked. */
    public enum Kind {
        TABLE,
        MATERIALIZED_VIEW
    }

    /** As it stands in SQL. */
    public String identifier() {
        return Identifiers.quoted(schema, name);
    }
}
