package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.fingerprint.Comparison;
import dev.pghaven.backups.fingerprint.DatabaseFingerprint;
import dev.pghaven.backups.fingerprint.Fingerprint;
import dev.pghaven.backups.fingerprint.TableFingerprint;
import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreEvidence.Proof;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** The copy against what its source held at the same place in the log, where that is known. */
@ApplicationScoped
class CompareCopy {
    private final Fingerprints fingerprints;

    CompareCopy(Fingerprints fingerprints) {
        this.fingerprints = fingerprints;
    }

    Verifying compare(Verifying it, Fingerprint found) {
        return place(it)
                .flatMap(fingerprints::at)
                .map(expected -> compared(it, Comparison.of(expected, found)))
                .orElseGet(() -> readable(it, found));
    }

    /** Our own row tells whether the copy is as old as it should be, whatever its data say. */
    List<Finding> heartbeat(Verifying it, Optional<Instant> newest) {
        return switch (it.type()) {
            case LATEST -> {
                var written = it.mark().orElseThrow().heartbeatAt();
                yield newest.filter(at -> !at.isBefore(written)).isPresent()
                        ? List.of()
                        : List.of(beat("the one of " + written, newest));
            }
            case TIME -> {
                var time = it.asked().target().time().orElseThrow();
                yield newest.filter(at -> at.isAfter(time)).isPresent()
                        ? List.of(beat("none after " + time, newest))
                        : List.of();
            }
            case RANDOM, BACKUP -> List.of();
        };
    }

    private static Finding beat(String expected, Optional<Instant> newest) {
        return new Finding(
                "pghaven's heartbeat",
                expected,
                newest.map(at -> "the one of " + at).orElse("none"));
    }

    private static Optional<Fingerprints.Place> place(Verifying it) {
        var system = it.origin().systemId();
        return switch (it.type()) {
            case LATEST -> it.mark().map(mark -> place(system, mark.timeline(), mark.lsn()));
            case RANDOM ->
                    it.beginning().lsn().map(lsn -> place(system, it.beginning().timeline(), lsn));
            case TIME, BACKUP -> Optional.empty();
        };
    }

    private static Fingerprints.Place place(String system, int timeline, String lsn) {
        return new Fingerprints.Place(system, timeline, Lsn.of(lsn));
    }

    private static Verifying compared(Verifying it, Comparison comparison) {
        var looked =
                new Looked(
                        Proof.COMPARED,
                        comparison.tables(),
                        comparison.rows(),
                        comparison.bytes(),
                        said(comparison.leftOut()),
                        said(comparison.undecided()),
                        false,
                        0,
                        List.of());
        return it.looked(looked).found(comparison.findings());
    }

    private static Verifying readable(Verifying it, Fingerprint found) {
        var looked =
                new Looked(
                        Proof.RESTORABLE,
                        (int) tables(found).count(),
                        sum(found, TableFingerprint::rows),
                        sum(found, TableFingerprint::bytes),
                        said(found.leftOut()),
                        List.of(),
                        false,
                        0,
                        List.of());
        var unreadable = found.databases().stream().flatMap(CompareCopy::unreadable).toList();
        return it.looked(looked).found(unreadable);
    }

    private static Stream<Finding> unreadable(DatabaseFingerprint database) {
        return database.unreadable().stream()
                .map(table ->
                        new Finding(
                                database.name() + ": table " + table.name(),
                                "readable",
                                table.reason()));
    }

    private static Stream<TableFingerprint> tables(Fingerprint fingerprint) {
        return fingerprint.databases().stream().flatMap(it -> it.tables().stream());
    }

    private static long sum(Fingerprint fingerprint, ToLongFunction<TableFingerprint> what) {
        return tables(fingerprint).mapToLong(what).sum();
    }

    static List<String> said(List<LeftOut> all) {
        return all.stream().map(it -> it.what() + ": " + it.reason()).toList();
    }
}
