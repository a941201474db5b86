package dev.pghaven.sandbox.barman;

import java.io.IOException;

/** Blob storage refused, or could not be reached; the message carries Azure's own code. */
public final class BlobFailure extends IOException {
    private static final long serialVersionUID = 1L;

    public BlobFailure(String attempt, String reason, Throwable cause) {
        super("cannot " + attempt + ": " + reason, cause);
    }
}
