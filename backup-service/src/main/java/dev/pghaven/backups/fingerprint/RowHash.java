package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.Column;
import dev.pghaven.backups.fingerprint.snapshot.Identifiers;
import java.util.List;

/**
 * The SQL expression for the hash of a row; the package says how it is made. A null is replaced by
 * a value that the column cannot hold or, where it can hold any, one that nobody would choose.
 */
final class RowHash {
    private static final String START = "6840427110957206349::bigint";
    private static final String NULL_NUMBER = "-7306915432680131767";
    private static final String NULL_TEXT = "'null 9ad1f2c2-6c25-4f0e-a4f9-7c1d0a9be8c4'";
    private static final String NULL_UUID = "'9ad1f2c2-6c25-4f0e-a4f9-7c1d0a9be8c4'::uuid";

    /** Nested so deep expressions become, before they are cut: the parser's stack is limited. */
    private static final int LONGEST_CHAIN = 100;

    private RowHash() {}

    static String of(List<Column> columns) {
        if (columns.size() <= LONGEST_CHAIN) {
            return chain(columns);
        }
        var hash = START;
        for (int from = 0; from < columns.size(); from += LONGEST_CHAIN) {
            var to = Math.min(from + LONGEST_CHAIN, columns.size());
            hash = number(chain(columns.subList(from, to)), hash);
        }
        return hash;
    }

    private static String chain(List<Column> columns) {
        var hash = START;
        for (var column : columns) {
            hash = link(column, hash);
        }
        return hash;
    }

    private static String link(Column column, String seed) {
        var value = Identifiers.quoted(column.name());
        return switch (ColumnType.of(column.type())) {
            case INTEGER -> number(orNull(value + "::bigint", NULL_NUMBER), seed);
            case BOOLEAN -> number(orNull(value + "::int::bigint", NULL_NUMBER), seed);
            case NAMED_OBJECT -> number(orNull(value + "::oid::bigint", NULL_NUMBER), seed);
            case UUID -> "uuid_hash_extended(%s, %s)".formatted(orNull(value, NULL_UUID), seed);
            case TEXT -> text(orNull(value, NULL_TEXT), seed);
            case BYTES -> text(orNull(hex("sha256(" + value + ")"), NULL_TEXT), seed);
            case BINARY -> {
                var send = ColumnType.sendFunction(column.type());
                yield text(orNull(hex(send + "(" + value + ")"), NULL_TEXT), seed);
            }
            case OTHER ->
                    text(
                            "CASE WHEN %s IS NULL THEN %s ELSE concat(%s) END"
                                    .formatted(value, NULL_TEXT, value),
                            seed);
        };
    }

    private static String number(String value, String seed) {
        return "hashtextextended('' COLLATE \"C\", %s # %s)".formatted(value, seed);
    }

    private static String text(String value, String seed) {
        return "hashtextextended((%s) COLLATE \"C\", %s)".formatted(value, seed);
    }

    private static String hex(String bytes) {
        return "encode(" + bytes + ", 'hex')";
    }

    private static String orNull(String value, String replacement) {
        return "coalesce(" + value + ", " + replacement + ")";
    }
}
