package dev.pghaven.backups.verify;

import dev.pghaven.backups.archive.wal.WalSegment;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.List;

/** What an archive has to offer for a restore. */
sealed interface Choice {
    /** An answer that stays. */
    sealed interface Answered extends Choice {}

    /** All that it needs. */
    record Chosen(StartingPoint point) implements Answered {}

    /** What no restore can succeed with. */
    record Unusable(List<Finding> findings) implements Answered {}

    /**
     * All but some WAL.
     *
     * @param findings if it never comes
     */
    record Lacking(WalSegment first, List<Finding> findings) implements Choice {}

    /** Nothing, for a reason that says nothing of the backups. */
    record Unanswerable(String reason) implements Answered {}
}
