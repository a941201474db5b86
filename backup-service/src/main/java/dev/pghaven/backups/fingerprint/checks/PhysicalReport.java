package dev.pghaven.backups.fingerprint.checks;

import dev.pghaven.backups.fingerprint.snapshot.LeftOut;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.util.List;

/**
 * What the physical checks of a copy found, and how far they went.
 *
 * @param dataChecksums whether reading a page verifies it; without them only what makes no sense is
 *     found
 */
public record PhysicalReport(
        boolean dataChecksums,
        int tables,
        int indexes,
        List<Finding> findings,
        List<LeftOut> leftOut) {
    public PhysicalReport {
        findings = List.copyOf(findings);
        leftOut = List.copyOf(leftOut);
    }
}
