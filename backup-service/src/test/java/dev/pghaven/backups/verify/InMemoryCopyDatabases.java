package dev.pghaven.backups.verify;

import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.checks.PhysicalChecks.Tables;
import dev.pghaven.backups.fingerprint.checks.PhysicalReport;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.contracts.spec.SqlCheck;
import dev.pghaven.postgres.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A copy that holds what its source did, unless a test says otherwise. */
final class InMemoryCopyDatabases implements CopyDatabases {
    private Fingerprint fingerprint = Prints.ORDERS;
    private Optional<Instant> heartbeat = Optional.of(InMemoryMoments.MARK.heartbeatAt());
    private List<Finding> damages = List.of();
    private Optional<String> damage = Optional.empty();
    private String value = "3";
    private int timeline = InMemoryMoments.MARK.timeline() + 1;

    @Override
    public Answer<Reading<Integer>> timeline(Copy copy, String database) {
        return read(timeline);
    }

    @Override
    public Answer<Reading<Optional<Instant>>> newestHeartbeat(Copy copy, String database) {
        return read(heartbeat);
    }

    @Override
    public Answer<Reading<Fingerprint>> fingerprint(Copy copy, String database, int processes) {
        return damage.<Answer<Reading<Fingerprint>>>map(
                        it -> new Answer.Given<>(new Reading.Damaged<>(it)))
                .orElseGet(() -> read(fingerprint));
    }

    @Override
    public Answer<Reading<Boolean>> dataChecksums(Copy copy, String database) {
        return read(true);
    }

    @Override
    public Answer<Reading<PhysicalReport>> check(
            Copy copy, String database, Tables tables, int processes) {
        return read(new PhysicalReport(true, 60, 120, damages, List.of()));
    }

    @Override
    public Answer<Reading<List<SqlCheckResult>>> run(
            Copy copy, String database, List<SqlCheck> checks) {
        return read(checks.stream().map(this::answer).toList());
    }

    private SqlCheckResult answer(SqlCheck it) {
        return new SqlCheckResult(it.name(), it.expected().equals(value), it.expected(), value);
    }

    void holds(Fingerprint other) {
        fingerprint = other;
    }

    void heartbeat(Optional<Instant> at) {
        heartbeat = at;
    }

    void staysOnItsSourcesTimeline() {
        timeline = InMemoryMoments.MARK.timeline();
    }

    void damagedIndex() {
        damages = List.of(new Finding("app: index public.orders_pkey", "sound", "out of order"));
    }

    void unreadable(String reason) {
        damage = Optional.of(reason);
    }

    void answers(String other) {
        value = other;
    }

    private static <T> Answer<Reading<T>> read(T value) {
        return new Answer.Given<>(new Reading.Read<>(value));
    }
}
