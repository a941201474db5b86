package dev.pghaven.backups.fingerprint;

import java.util.Map;
import java.util.Set;

/** How the values of a type become input of a hash, by the OIDs that PostgreSQL gives for ever. */
enum ColumnType {
    INTEGER,
    BOOLEAN,
    /** Its text is a name, which depends on what has that name at the time; the OID does not. */
    NAMED_OBJECT,
    UUID,
    TEXT,
    /** As text it would be twice as long, and could be too long. */
    BYTES,
    /** Its binary form is shorter and cheaper than its text, and no setting changes it. */
    BINARY,
    OTHER;

    private static final Set<Long> INTEGERS = Set.of(20L, 21L, 23L, 26L);
    private static final long BOOL = 16;
    private static final long BYTEA = 17;
    private static final long UUID_TYPE = 2950;
    private static final Set<Long> TEXTS = Set.of(25L, 1043L);

    /** regproc, regprocedure, regoper, regoperator, regclass, regtype and so on. */
    private static final Set<Long> NAMED =
            Set.of(24L, 2202L, 2203L, 2204L, 2205L, 2206L, 3734L, 3769L, 4089L, 4096L, 4191L);

    private static final Map<Long, String> SEND =
            Map.of(
                    700L, "float4send",
                    701L, "float8send",
                    1082L, "date_send",
                    1083L, "time_send",
                    1114L, "timestamp_send",
                    1184L, "timestamptz_send",
                    1186L, "interval_send",
                    1266L, "timetz_send",
                    1700L, "numeric_send");

    static ColumnType of(long oid) {
        if (INTEGERS.contains(oid)) {
            return INTEGER;
        }
        if (TEXTS.contains(oid)) {
            return TEXT;
        }
        if (SEND.containsKey(oid)) {
            return BINARY;
        }
        if (NAMED.contains(oid)) {
            return NAMED_OBJECT;
        }
        return rarer(oid);
    }

    static String sendFunction(long oid) {
        return SEND.get(oid);
    }

    private static ColumnType rarer(long oid) {
        if (oid == BOOL) {
            return BOOLEAN;
        }
        if (oid == UUID_TYPE) {
            return UUID;
        }
        return oid == BYTEA ? BYTES : OTHER;
    }
}
