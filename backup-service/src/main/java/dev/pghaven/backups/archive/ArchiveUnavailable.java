package dev.pghaven.backups.archive;

/** The archive could not be asked; the message is a sentence that says why. */
public final class ArchiveUnavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What keeps the archive from answering. */
    public enum Cause {
        CONTAINER_MISSING,
        ACCESS_DENIED,
        THROTTLED,
        UNREACHABLE,
        FAILED
    }

    private final Cause why;

    public ArchiveUnavailable(Cause why, String message, Throwable cause) {
        super(message, cause);
        this.why = why;
    }

    public Cause why() {
        return why;
    }
}
