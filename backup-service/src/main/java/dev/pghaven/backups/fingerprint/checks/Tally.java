package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.ArrayList;
import java.util.List;

/** Counts what the sessions that check a copy have found. */
final class Tally {
    private final boolean dataChecksums;
    private final List<Finding> findings = new ArrayList<>();
    private final List<LeftOut> leftOut = new ArrayList<>();
    private int tables;
    private int indexes;

    Tally(boolean dataChecksums) {
        this.dataChecksums = dataChecksums;
    }

    synchronized void add(String database, Target target, Tools.Outcome outcome) {
        var what = "%s: %s %s".formatted(database, target.kind().shown(), target.name());
        switch (outcome) {
            case Tools.Outcome.Sound() -> count(target);
            case Tools.Outcome.Damaged(var how) -> {
                count(target);
                findings.add(new Finding(what, "sound", how));
            }
            case Tools.Outcome.Unchecked(var why) -> leftOut.add(new LeftOut(what, why));
        }
    }

    synchronized PhysicalReport report() {
        return new PhysicalReport(dataChecksums, tables, indexes, findings, leftOut);
    }

    private void count(Target target) {
        if (target.kind() == Target.Kind.TABLE) {
            tables++;
        } else {
            indexes++;
        }
    }
}
