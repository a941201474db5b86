package dev.pghaven.sandbox.launcher;

/**
 * A process did not come up. The message is one sentence for people; the details are the end of its
 * log.
 */
final class StartFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String details;

    StartFailure(String message, String details) {
        super(message);
        this.details = details;
    }

    String details() {
        return details;
    }
}
