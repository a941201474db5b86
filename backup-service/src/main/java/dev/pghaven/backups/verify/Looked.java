package dev.pghaven.backups.verify;

import dev.pghaven.contracts.RestoreEvidence.Proof;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import java.util.List;
import java.util.stream.Stream;

/**
 * How far the look at the copy went.
 *
 * @param undecided what the source itself could not tell
 * @param amchecked tables and indexes that were checked for structural damage
 */
public record Looked(
        Proof proof,
        int tables,
        long rows,
        long bytes,
        List<String> leftOut,
        List<String> undecided,
        boolean dataChecksums,
        int amchecked,
        List<SqlCheckResult> sqlChecks) {
    static final Looked NOT_AT_ALL =
            new Looked(Proof.RESTORABLE, 0, 0, 0, List.of(), List.of(), false, 0, List.of());

    public Looked {
        leftOut = List.copyOf(leftOut);
        undecided = List.copyOf(undecided);
        sqlChecks = List.copyOf(sqlChecks);
    }

    Looked physically(boolean checksums, int checked, List<String> unchecked) {
        var all = Stream.concat(leftOut.stream(), unchecked.stream()).distinct().toList();
        return new Looked(
                proof, tables, rows, bytes, all, undecided, checksums, checked, sqlChecks);
    }

    Looked withSqlChecks(List<SqlCheckResult> results) {
        return new Looked(
                proof, tables, rows, bytes, leftOut, undecided, dataChecksums, amchecked, results);
    }
}
