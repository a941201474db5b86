package dev.pghaven.backups.archive.retention;

import dev.pghaven.backups.archive.catalog.BackupState;
import dev.pghaven.backups.archive.catalog.Catalog;
import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Barman's policy "recovery window": it keeps every backup that ended in the window and the newest
 * one that ended before, from which the window's first moment is restored. CNPG lets Barman remove
 * the others; pghaven only foretells it, and stands by the backup that was verified last.
 *
 * @param minimumRedundancy how many backups stay, however old; CNPG asks Barman for none
 * @param lastVerified the backup whose restore was proved last
 */
public record Retention(
        RetentionPolicy policy, int minimumRedundancy, Optional<String> lastVerified) {
    public RetentionDecision decide(Catalog catalog, Instant now) {
        var begin = policy.begin(now);
        var verdicts = new ArrayList<RetentionDecision.Verdict>();
        var walk = new Walk(begin);
        for (var backup : catalog.backups().reversed()) {
            verdicts.add(new RetentionDecision.Verdict(backup, walk.fateOf(backup)));
        }
        return new RetentionDecision(
                begin, untilAllCanBeRead(verdicts.reversed(), catalog), warnings(catalog));
    }

    /** Goes from the newest backup to the oldest. */
    private final class Walk {
        private final Instant begin;
        private boolean covered;
        private int kept;

        Walk(Instant begin) {
            this.begin = begin;
        }

        Fate fateOf(CataloguedBackup backup) {
            return backup.doneForBarman()
                    .map(it -> fateOf(backup, it.span().end().time()))
                    .orElseGet(() -> notDone(backup));
        }

        private Fate fateOf(CataloguedBackup backup, Instant end) {
            var fate = covered ? beyond(backup) : within(backup, end);
            if (!covered || kept < minimumRedundancy) {
                kept++;
            }
            covered |= end.isBefore(begin);
            return fate;
        }

        private Fate within(CataloguedBackup backup, Instant end) {
            return new Fate.Kept(
                    end.isBefore(begin)
                            ? "the window of %s begins with it".formatted(policy)
                            : "it lies in the window of " + policy);
        }

        private Fate beyond(CataloguedBackup backup) {
            if (backup.keep().isPresent()) {
                return new Fate.Kept("Barman was told to keep it");
            }
            if (kept < minimumRedundancy) {
                return new Fate.Kept(
                        "at least %d backups are to be kept".formatted(minimumRedundancy));
            }
            if (lastVerified.filter(backup.id()::equals).isPresent()) {
                return new Fate.Kept("it is the last one whose restore was verified");
            }
            return new Fate.Removable(
                    "a newer backup ended before the window of %s begins".formatted(policy));
        }
    }

    private static Fate notDone(CataloguedBackup backup) {
        return new Fate.Kept(
                "the policy counts completed backups only; this one is "
                        + backup.state().describe());
    }

    /** One backup.info that it cannot read keeps Barman from removing anything. */
    private static List<RetentionDecision.Verdict> untilAllCanBeRead(
            List<RetentionDecision.Verdict> verdicts, Catalog catalog) {
        return catalog.backups().stream()
                .filter(it -> it.state() instanceof BackupState.UnreadableInfo)
                .findFirst()
                .map(it -> verdicts.stream().map(verdict -> verdict.heldBy(it)).toList())
                .orElse(verdicts);
    }

    private static List<String> warnings(Catalog catalog) {
        return catalog.backups().stream()
                .filter(it -> it.doneForBarman().isPresent() && it.complete().isEmpty())
                .map(it ->
                        "the policy counts on backup %s, which %s"
                                .formatted(it.id(), it.state().describe()))
                .toList();
    }
}
