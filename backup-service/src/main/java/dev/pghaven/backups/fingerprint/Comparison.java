package dev.pghaven.backups.fingerprint;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.List;

/**
 * What a copy holds against what it should hold.
 *
 * @param findings what is other than expected; data first, then definitions
 * @param undecided what the source itself could not tell
 * @param leftOut what was not compared
 */
public record Comparison(
        List<Finding> findings,
        List<LeftOut> undecided,
        List<LeftOut> leftOut,
        int tables,
        long rows,
        long bytes) {
    public Comparison {
        findings = List.copyOf(findings);
        undecided = List.copyOf(undecided);
        leftOut = List.copyOf(leftOut);
    }

    public static Comparison of(Fingerprint expected, Fingerprint found) {
        var comparing = new Comparing();
        comparing.clusters(expected, found);
        return comparing.result();
    }
}
