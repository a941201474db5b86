package dev.pghaven.backups.verify;

import static dev.pghaven.operations.Outcome.done;
import static dev.pghaven.operations.Outcome.refused;

import dev.pghaven.contracts.RestoreEvidence;
import dev.pghaven.operations.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Says what all that was seen amounts to. */
final class Judge {
    private Judge() {}

    static Outcome<Verifying> judge(Verifying it) {
        var sound = it.findings().isEmpty();
        var undecided = it.looked().undecided();
        return sound && !undecided.isEmpty()
                ? refused("the source itself cannot tell: " + String.join("; ", undecided))
                : done(it.judged(new Judgement(sound, evidence(it))));
    }

    private static RestoreEvidence evidence(Verifying it) {
        var looked = it.looked();
        return new RestoreEvidence(
                it.asked().target(),
                looked.proof(),
                it.start().map(StartingPoint::backupId),
                it.timeline(),
                targetLsn(it),
                it.asked().target().time(),
                looked.tables(),
                looked.rows(),
                looked.bytes(),
                looked.leftOut(),
                looked.dataChecksums(),
                looked.amchecked(),
                looked.sqlChecks(),
                it.restored().flatMap(Restored::took),
                dataAge(it));
    }

    private static Optional<String> targetLsn(Verifying it) {
        return switch (it.type()) {
            case LATEST -> it.mark().map(Mark::lsn);
            case RANDOM, BACKUP -> it.start().flatMap(StartingPoint::lsn);
            case TIME -> Optional.empty();
        };
    }

    /** Two clocks that disagree by more than the age itself tell no age. */
    private static Optional<Duration> dataAge(Verifying it) {
        return it.restored()
                .map(Restored::askedAt)
                .flatMap(asked -> restoredMoment(it).map(moment -> Duration.between(moment, asked)))
                .filter(age -> !age.isNegative());
    }

    private static Optional<Instant> restoredMoment(Verifying it) {
        return switch (it.type()) {
            case LATEST -> it.mark().map(Mark::heartbeatAt);
            case TIME -> it.asked().target().time();
            case RANDOM, BACKUP -> it.start().map(StartingPoint::about);
        };
    }
}
