package dev.pghaven.operations.watch;

/** Somebody was asked and did not answer; the message says who, and why if that is known. */
public final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;

    NoAnswerException(String message, Throwable cause) {
        super(message, cause);
    }
}
