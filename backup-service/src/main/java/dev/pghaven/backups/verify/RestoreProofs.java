package dev.pghaven.backups.verify;

/** The history of all verifications. */
@FunctionalInterface
public interface RestoreProofs {
    /** An operation has one; the first that is said stays. */
    void record(RestoreProof proof);
}
