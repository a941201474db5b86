package dev.pghaven.contracts;

import java.util.List;
import java.util.UUID;

/**
 * A backup does not give back what it should.
 *
 * @param findings what was other than expected; the first hundred
 * @param evidence as far as the verification came
 */
public record RestoreRefuted(
        ClusterRef cluster,
        UUID operation,
        List<Finding> findings,
        int findingsInAll,
        RestoreEvidence evidence)
        implements ClusterFact {
    public RestoreRefuted {
        findings = List.copyOf(findings);
    }

    /**
     * Something that is not as it should be.
     *
     * @param what an object of the database, a file of the archive, or a check
     */
    public record Finding(String what, String expected, String found) {}
}
