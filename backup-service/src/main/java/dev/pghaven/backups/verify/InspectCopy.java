package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.BackupsConfiguration;
import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.checks.PhysicalChecks.Tables;
import dev.pghaven.backups.fingerprint.checks.PhysicalReport;
import dev.pghaven.backups.verify.CopyDatabases.Reading;
import dev.pghaven.contracts.RestoreEvidence.SqlCheckResult;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Looks at what was restored: its data, its files, and what the user wants to know of it. */
@ApplicationScoped
class InspectCopy {
    private final CopyDatabases databases;
    private final CompareCopy comparison;
    private final Processors processors;
    private final VerificationConfiguration config;
    private final BackupsConfiguration backups;

    InspectCopy(
            CopyDatabases databases,
            CompareCopy comparison,
            Processors processors,
            VerificationConfiguration config,
            BackupsConfiguration backups) {
        this.databases = databases;
        this.comparison = comparison;
        this.processors = processors;
        this.config = config;
        this.backups = backups;
    }

    Outcome<Verifying> compare(Verifying it) {
        return read(
                it,
                databases.timeline(copyOf(it), it.origin().database()),
                timeline ->
                        timeline > it.timeline().orElseThrow()
                                ? compareContent(it)
                                : refused(
                                        ("the copy goes on along its source's timeline %d, so its"
                                                        + " recovery did not end at its target")
                                                .formatted(timeline)));
    }

    private Outcome<Verifying> compareContent(Verifying it) {
        var copy = copyOf(it);
        var database = it.origin().database();
        return read(
                it,
                databases.newestHeartbeat(copy, database),
                newest -> {
                    var seen = it.found(comparison.heartbeat(it, newest));
                    return read(
                            seen,
                            databases.fingerprint(copy, database, processors.of(copy.ref())),
                            found -> compare(seen, found));
                });
    }

    private Outcome<Verifying> compare(Verifying it, Fingerprint found) {
        return done(comparison.compare(it, found));
    }

    /** The users' tables have been read as a whole by then, and with them their checksums. */
    Outcome<Verifying> check(Verifying it) {
        var copy = copyOf(it);
        var database = it.origin().database();
        return it.asked().amcheck()
                ? read(
                        it,
                        databases.check(
                                copy, database, Tables.CATALOGS_ONLY, processors.of(copy.ref())),
                        report -> checked(it, report))
                : read(it, databases.dataChecksums(copy, database), on -> checksums(it, on));
    }

    private static Outcome<Verifying> checksums(Verifying it, boolean on) {
        return done(it.looked(it.looked().physically(on, 0, List.of())));
    }

    private static Outcome<Verifying> checked(Verifying it, PhysicalReport report) {
        return done(it.looked(comparisonAnd(it, report)).found(report.findings()));
    }

    private static Looked comparisonAnd(Verifying it, PhysicalReport report) {
        return it.looked()
                .physically(
                        report.dataChecksums(),
                        report.tables() + report.indexes(),
                        CompareCopy.said(report.leftOut()));
    }

    Outcome<Verifying> runSqlChecks(Verifying it) {
        return it.asked().checks().isEmpty()
                ? done(it)
                : read(
                        it,
                        databases.run(copyOf(it), it.origin().database(), it.asked().checks()),
                        results -> answered(it, results));
    }

    private static Outcome<Verifying> answered(Verifying it, List<SqlCheckResult> results) {
        var failed =
                results.stream()
                        .filter(result -> !result.passed())
                        .map(result ->
                                new Finding(
                                        "check " + result.name(),
                                        result.expected(),
                                        result.found()))
                        .toList();
        return done(it.looked(it.looked().withSqlChecks(results)).found(failed));
    }

    private <T> Outcome<Verifying> read(
            Verifying it, Answer<Reading<T>> answer, Function<T, Outcome<Verifying>> next) {
        return switch (answer) {
            case Answer.Given<Reading<T>>(Reading.Read<T>(var value)) -> next.apply(value);
            case Answer.Given<Reading<T>>(Reading.Damaged<T>(var reason)) ->
                    done(it.found(List.of(new Finding("the copy", "readable", reason))));
            case Answer.NotReady<Reading<T>>(var reason) -> notYet(reason, backups.pollInterval());
        };
    }

    private Copy copyOf(Verifying it) {
        return Copy.of(it.operation(), config.namespace());
    }
}
