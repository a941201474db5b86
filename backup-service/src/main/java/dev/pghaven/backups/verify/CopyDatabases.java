package dev.pghaven.backups.verify;

import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.checks.PhysicalChecks.Tables;
import dev.pghaven.backups.fingerprint.checks.PhysicalReport;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.postgres.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The databases of copies, which nobody else enters. */
public interface CopyDatabases {
    /** What reading a copy came to. */
    sealed interface Reading<T> {
        /** It could be read. */
        record Read<T>(T value) implements Reading<T> {}

        /** It is damaged where no single table can be blamed. */
        record Damaged<T>(String reason) implements Reading<T> {}
    }

    /** The timeline that it writes on. */
    Answer<Reading<Integer>> timeline(Copy copy, String database);

    /** When our newest row in it was written; empty where there is none. */
    Answer<Reading<Optional<Instant>>> newestHeartbeat(Copy copy, String database);

    Answer<Reading<Fingerprint>> fingerprint(Copy copy, String database, int processes);

    /** Whether reading a page verifies it. */
    Answer<Reading<Boolean>> dataChecksums(Copy copy, String database);

    /** Makes extensions in the copy, so the fingerprint comes before. */
    Answer<Reading<PhysicalReport>> check(Copy copy, String database, Tables tables, int processes);

    Answer<Reading<List<SqlCheckResult>>> run(Copy copy, String database, List<SqlCheck> checks);
}
