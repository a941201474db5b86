package dev.pghaven.sandbox.cnpg.schedule;

/** What is wrong with a schedule, in the words of the operator's parser. */
public final class InvalidCron extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    InvalidCron(String message) {
        super(message);
    }
}
