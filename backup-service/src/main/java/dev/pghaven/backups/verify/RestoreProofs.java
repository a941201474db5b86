package dev.pghaven.backups.verify;

import java.time.Duration;

/** The history of all verifications. */
public interface RestoreProofs {
    /** An operation has one; the first that is said stays. */
    void record(RestoreProof proof);

    /** But for the last one of each cluster that was verified, which others refer to. */
    void forgetOlderThan(Duration age);
}
