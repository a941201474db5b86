package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.notYet;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.backups.archive.ArchiveUnavailable;
import dev.pghaven.backups.archive.Archives;
import dev.pghaven.backups.archive.ServerArchive;
import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import dev.pghaven.contracts.spec.RestoreTarget;
import dev.pghaven.operations.Outcome;
import dev.pghaven.postgres.Answer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Chooses the backup, and looks whether the archive still has all that its restore reads. What it
 * lacks for good refutes the backup before anything is restored.
 */
@ApplicationScoped
class CheckArchive {
    private final Archives archives;
    private final Moments moments;
    private final Fingerprints fingerprints;
    private final Pace pace;
    private final Doubts doubts;

    CheckArchive(
            Archives archives,
            Moments moments,
            Fingerprints fingerprints,
            Pace pace,
            Doubts doubts) {
        this.archives = archives;
        this.moments = moments;
        this.fingerprints = fingerprints;
        this.pace = pace;
        this.doubts = doubts;
    }

    Outcome<Verifying> check(Verifying it) {
        return check(it, () -> choice(it));
    }

    /** Once the mark is there, whether all before it is. */
    Outcome<Verifying> checkUpToMark(Verifying it, Mark mark) {
        return check(it, () -> upTo(mark, it));
    }

    /**
     * After a restore that failed: whether the archive still has all that it read, which it had
     * when the restore began.
     */
    Outcome<Verifying> checkAgain(Verifying it, Supplier<Outcome<Verifying>> whole) {
        try {
            return switch (choosing(it).again(it.beginning(), it.asked().target(), it.mark())) {
                case Choice.Chosen _ -> {
                    doubts.forget(it.operation());
                    yield whole.get();
                }
                case Choice.Unusable(var findings) -> doubtful(it, findings);
                case Choice.Lacking(_, var findings) -> doubtful(it, findings);
                case Choice.Unanswerable(var reason) -> refused(reason);
            };
        } catch (ArchiveUnavailable e) {
            return unavailable(it, e);
        }
    }

    private Choice upTo(Mark mark, Verifying it) {
        var segments = new Segments(archiveOf(it));
        var point = it.beginning();
        if (it.type() == RestoreTarget.Type.LATEST) {
            return segments.from(point, mark.lastSegment(), mark.timeline());
        }
        return segments.holds(point, mark.lastSegment())
                ? choice(it)
                : segments.lacking(point, mark.lastSegment());
    }

    private Choice choice(Verifying it) {
        return choosing(it).choose(it.asked().target());
    }

    private Choosing choosing(Verifying it) {
        return new Choosing(archiveOf(it), it.origin(), fingerprints, RandomGenerator.getDefault());
    }

    private ServerArchive archiveOf(Verifying it) {
        var location = it.origin().archive();
        return new ServerArchive(archives.at(location.destination()), location.server());
    }

    private Outcome<Verifying> check(Verifying it, Supplier<Choice> look) {
        try {
            return switch (look.get()) {
                case Choice.Lacking(var lack, _) -> lacking(it, lack, look);
                case Choice.Answered answer -> outcome(it, answer);
            };
        } catch (ArchiveUnavailable e) {
            return unavailable(it, e);
        }
    }

    private Outcome<Verifying> outcome(Verifying it, Choice.Answered answer) {
        return switch (answer) {
            case Choice.Chosen(var point) -> {
                doubts.forget(it.operation());
                yield done(it.startingAt(point));
            }
            case Choice.Unusable(var findings) -> doubtful(it, findings);
            case Choice.Unanswerable(var reason) -> refused(reason);
        };
    }

    private Outcome<Verifying> doubtful(Verifying it, List<Finding> seen) {
        var weighed = doubts.weigh(it.operation(), seen);
        return weighed.lasting().isEmpty()
                ? notYet(
                        "a later look, in case retention is at work: " + said(seen),
                        weighed.nextLook())
                : done(it.found(weighed.lasting()));
    }

    private static String said(List<Finding> seen) {
        return seen.stream()
                .map(it -> it.what() + ": " + it.found())
                .collect(Collectors.joining("; "));
    }

    /**
     * A segment that is still to come is not lost. One that came between the look and the question
     * is not either, so there is a second look.
     */
    private Outcome<Verifying> lacking(Verifying it, WalSegment lack, Supplier<Choice> look) {
        return switch (moments.lastArchived(it.cluster(), it.origin().database())) {
            case Answer.Given<Optional<String>>(var last) ->
                    last.filter(name -> isNotBefore(name, lack))
                            .map(name -> lookAgain(it, name, look))
                            .orElseGet(() -> toCome(it, lack, "PostgreSQL has not archived it"));
            case Answer.NotReady<Optional<String>>(var reason) -> toCome(it, lack, reason);
        };
    }

    private Outcome<Verifying> lookAgain(Verifying it, String archived, Supplier<Choice> look) {
        return switch (look.get()) {
            case Choice.Lacking(var lack, var findings) ->
                    isNotBefore(archived, lack)
                            ? doubtful(it, findings)
                            : toCome(it, lack, "PostgreSQL has not archived it");
            case Choice.Answered answer -> outcome(it, answer);
        };
    }

    private Outcome<Verifying> toCome(Verifying it, WalSegment lack, String why) {
        return notYet(
                "WAL segment %s is not in the archive: %s".formatted(lack, why), nextLook(it));
    }

    private Duration nextLook(Verifying it) {
        return pace.nextLook(it.operation(), "archive");
    }

    /** Places in the log are compared, because a promotion changes the timeline and not them. */
    private static boolean isNotBefore(String archived, WalSegment lack) {
        var place = WalSegment.of(archived);
        return place.log() > lack.log()
                || place.log() == lack.log() && place.segment() >= lack.segment();
    }

    private Outcome<Verifying> unavailable(Verifying it, ArchiveUnavailable e) {
        return switch (e.why()) {
            case CONTAINER_MISSING -> doubtful(it, List.of(missing(it, e)));
            case ACCESS_DENIED -> refused(e.getMessage());
            case THROTTLED, UNREACHABLE, FAILED -> notYet(e.getMessage(), nextLook(it));
        };
    }

    private static Finding missing(Verifying it, ArchiveUnavailable e) {
        return new Finding(
                "archive " + it.origin().archive(), "the backups of the cluster", e.getMessage());
    }
}
