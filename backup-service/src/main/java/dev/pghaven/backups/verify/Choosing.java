package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.catalog.BackupInfo;
import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.catalog.CatalogReader;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.wal.Lsn;
import dev.pghaven.backups.archive.wal.WalChain;
import dev.pghaven.backups.archive.window.PointLottery;
import dev.pghaven.backups.archive.window.RecoveryWindow;
import dev.pghaven.backups.archive.window.WindowReader;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.contracts.spec.RestoreTarget;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** Chooses what a restore begins with. */
final class Choosing {
    private final ServerArchive archive;
    private final Source source;
    private final Fingerprints fingerprints;
    private final RandomGenerator random;

    Choosing(
            ServerArchive archive,
            Source source,
            Fingerprints fingerprints,
            RandomGenerator random) {
        this.archive = archive;
        this.source = source;
        this.fingerprints = fingerprints;
        this.random = random;
    }

    Choice choose(RestoreTarget target) {
        return switch (target.type()) {
            case LATEST -> latest();
            case BACKUP -> backup(target.backupId().orElseThrow());
            case TIME -> time(target.time().orElseThrow());
            case RANDOM -> random();
        };
    }

    /** What was chosen before: whether it is still there, and as far as its restore reads. */
    Choice again(StartingPoint point, RestoreTarget target, Optional<Mark> mark) {
        return CatalogReader.read(archive, point.backupId())
                .map(backup ->
                        isBackup(backup)
                                ? usable(backup, info -> again(info, point, target, mark))
                                : noBackup(backup))
                .orElseGet(() -> noBackup(point.backupId()));
    }

    private Choice again(
            BackupInfo backup, StartingPoint point, RestoreTarget target, Optional<Mark> mark) {
        var segments = new Segments(archive);
        return switch (target.type()) {
            case LATEST -> {
                var end = mark.orElseThrow();
                yield segments.from(point, end.lastSegment(), end.timeline());
            }
            case TIME -> segments.upTo(target.time().orElseThrow(), backup, point);
            case RANDOM, BACKUP -> segments.upTo(Lsn.of(point.lsn().orElseThrow()), backup, point);
        };
    }

    private Choice latest() {
        return newestOf(CatalogReader.read(archive), it -> true)
                .map(backup -> usable(backup, this::upToNow))
                .orElseGet(this::noBackup);
    }

    private Choice upToNow(BackupInfo backup) {
        var point =
                StartingPoint.of(
                        backup, source.timeline(), Optional.empty(), backup.span().end().time());
        return new Segments(archive).upToNewest(backup, point);
    }

    private Choice backup(String id) {
        return CatalogReader.read(archive, id)
                .map(backup -> isBackup(backup) ? usable(backup, this::alone) : noBackup(backup))
                .orElseGet(() -> noBackup(id));
    }

    private Choice alone(BackupInfo backup) {
        var span = backup.span();
        var point =
                StartingPoint.of(
                        backup, span.timeline(), Optional.of(span.end().lsn()), span.end().time());
        return new Segments(archive).from(point, span.end().segment(), span.timeline());
    }

    /** The mark that comes brings a transaction after the time; without one recovery fails. */
    private Choice time(Instant time) {
        return newestOf(CatalogReader.read(archive), it -> endsBefore(it, time))
                .map(backup -> usable(backup, info -> upTo(time, info)))
                .orElseGet(() ->
                        new Choice.Unanswerable(
                                "%s is before the first backup in %s"
                                        .formatted(time, source.archive())));
    }

    private static boolean endsBefore(CataloguedBackup backup, Instant time) {
        return backup.doneForBarman()
                .filter(it -> !it.span().end().time().isAfter(time))
                .isPresent();
    }

    private Choice upTo(Instant time, BackupInfo backup) {
        var point = StartingPoint.of(backup, source.timeline(), Optional.empty(), time);
        return new Segments(archive).upTo(time, backup, point);
    }

    private Choice random() {
        var catalog = CatalogReader.read(archive);
        var survey = WindowReader.read(archive, catalog);
        var windows = survey.windows();
        var lacks = new ArrayList<Finding>();
        catalog.backups().stream().flatMap(it -> fault(it).stream()).forEach(lacks::add);
        windows.gaps().stream().map(Choosing::gap).forEach(lacks::add);
        windows.unusable().stream()
                .filter(it -> !isNewest(it.backupId(), catalog))
                .map(it -> new Finding("backup " + it.backupId(), "all its WAL", it.reason()))
                .forEach(lacks::add);
        if (!lacks.isEmpty()) {
            return new Choice.Unusable(lacks);
        }
        return known(windows.windows())
                .or(() ->
                        new PointLottery(survey.segments(), random)
                                .draw(windows)
                                .map(it ->
                                        StartingPoint.of(
                                                it.backup(),
                                                it.timeline(),
                                                Optional.of(it.lsn()),
                                                it.about())))
                .<Choice>map(Choice.Chosen::new)
                .orElseGet(() ->
                        new Choice.Unanswerable(
                                "%s has no backup that is followed by WAL"
                                        .formatted(source.archive())));
    }

    /** Its last WAL may be on its way. */
    private static boolean isNewest(String id, Catalog catalog) {
        return catalog.newest().filter(it -> it.id().equals(id)).isPresent();
    }

    /**
     * Every other time a moment whose fingerprint is known, so that there is something to compare.
     */
    private Optional<StartingPoint> known(List<RecoveryWindow> windows) {
        var points =
                fingerprints.of(source.systemId()).stream()
                        .flatMap(
                                place -> windows.stream().flatMap(it -> within(it, place).stream()))
                        .toList();
        return points.isEmpty() || random.nextBoolean()
                ? Optional.empty()
                : Optional.of(points.get(random.nextInt(points.size())));
    }

    private static Optional<StartingPoint> within(RecoveryWindow window, Fingerprints.Place place) {
        var end = window.last().start(window.path().size());
        return window.timeline() == place.timeline() && place.lsn().compareTo(end) <= 0
                ? window.backups().stream()
                        .filter(it -> isBefore(it, place.lsn()))
                        .reduce((older, newer) -> newer)
                        .map(it ->
                                StartingPoint.of(
                                        it,
                                        place.timeline(),
                                        Optional.of(place.lsn()),
                                        it.span().end().time()))
                : Optional.empty();
    }

    private static boolean isBefore(BackupInfo backup, Lsn lsn) {
        return backup.span().end().lsn().compareTo(lsn) <= 0;
    }

    private Choice usable(CataloguedBackup backup, Function<BackupInfo, Choice> restore) {
        return fault(backup)
                .<Choice>map(it -> new Choice.Unusable(List.of(it)))
                .orElseGet(() -> restore.apply(backup.complete().orElseThrow()));
    }

    /** Of what claims to be a backup. */
    private Optional<Finding> fault(CataloguedBackup backup) {
        if (!isBackup(backup)) {
            return Optional.empty();
        }
        var info = backup.complete();
        return info.isEmpty()
                ? Optional.of(
                        new Finding("backup " + backup.id(), "complete", backup.state().describe()))
                : info.flatMap(BackupInfo::systemId)
                        .filter(it -> !it.equals(source.systemId()))
                        .map(it ->
                                new Finding(
                                        "backup.info of backup " + backup.id(),
                                        "system identifier " + source.systemId(),
                                        "system identifier " + it));
    }

    private static boolean isBackup(CataloguedBackup backup) {
        return switch (backup.state()) {
            case BackupState.Complete _,
                    BackupState.WithoutData _,
                    BackupState.Truncated _,
                    BackupState.UnreadableInfo _ ->
                    true;
            case BackupState.Failed _, BackupState.Unfinished _, BackupState.WithoutInfo _ -> false;
        };
    }

    private static Optional<CataloguedBackup> newestOf(
            Catalog catalog, Predicate<CataloguedBackup> wanted) {
        return catalog.backups().stream()
                .filter(Choosing::isBackup)
                .filter(wanted)
                .reduce((older, newer) -> newer);
    }

    private static Finding gap(WalChain chain) {
        return new Finding("recovery window", "no gap", chain.describe());
    }

    private Choice noBackup() {
        return new Choice.Unanswerable("there is no backup in " + source.archive());
    }

    private Choice noBackup(String id) {
        return new Choice.Unanswerable(
                "there is no backup %s in %s".formatted(id, source.archive()));
    }

    private Choice noBackup(CataloguedBackup backup) {
        return new Choice.Unanswerable(
                "backup %s is no backup: %s".formatted(backup.id(), backup.state().describe()));
    }
}
