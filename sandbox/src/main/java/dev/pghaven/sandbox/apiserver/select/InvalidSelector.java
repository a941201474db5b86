package dev.pghaven.sandbox.apiserver.select;

/** The text of a selector that says nothing a server could follow. */
public final class InvalidSelector extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSelector(String message) {
        super(message, null, false, false);
    }
}
