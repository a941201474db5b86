package dev.pghaven.backups.verify;

/** The namespace that copies live in. */
public interface VerificationNamespaces {
    /** Whether copies may be made in it. */
    enum Readiness {
        READY,
        /** It is being deleted. */
        TERMINATING,
        /** Somebody else made it. */
        FOREIGN
    }

    /** Makes it where it is not there. */
    Readiness ensure(String name);
}
