package dev.pghaven.sandbox.apiserver.store;

/** The changes since the asked revision are no longer known: who asks has to list again. */
public final class Expired extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Expired(long asked, long oldest) {
        super("too old resource version: %d (%d)".formatted(asked, oldest), null, false, false);
    }
}
