package dev.pghaven.backups.archive.retention;

import dev.pghaven.backups.archive.catalog.CataloguedBackup;
import dev.pghaven.backups.archive.wal.ArchivedSegment;
import dev.pghaven.backups.archive.wal.ArchivedSegments;
import java.time.Instant;
import java.util.List;

/**
 * The fate of every backup, oldest first.
 *
 * @param windowBegin the oldest moment that the policy promises
 * @param warnings where Barman counts on a backup that is no good
 */
public record RetentionDecision(
        Instant windowBegin, List<Verdict> verdicts, List<String> warnings) {
    /** A backup and what becomes of it. */
    public record Verdict(CataloguedBackup backup, Fate fate) {
        public boolean isRemovable() {
            return fate instanceof Fate.Removable;
        }

        Verdict heldBy(CataloguedBackup unreadable) {
            return isRemovable()
                    ? new Verdict(
                            backup,
                            new Fate.Kept(
                                    "Barman removes nothing while it cannot read the backup.info of "
                                            + unreadable.id()))
                    : this;
        }
    }

    public RetentionDecision {
        verdicts = List.copyOf(verdicts);
        warnings = List.copyOf(warnings);
    }

    public List<CataloguedBackup> removable() {
        return verdicts.stream().filter(Verdict::isRemovable).map(Verdict::backup).toList();
    }

    public List<CataloguedBackup> kept() {
        return verdicts.stream().filter(it -> !it.isRemovable()).map(Verdict::backup).toList();
    }

    /** The WAL that goes together with the removable backups. */
    public List<ArchivedSegment> removableWal(ArchivedSegments segments) {
        return removable().isEmpty()
                ? List.of()
                : NeededWal.by(kept())
                        .map(needed ->
                                segments.found().values().stream()
                                        .filter(it -> !needed.needs(it.segment()))
                                        .toList())
                        .orElse(List.of());
    }
}
