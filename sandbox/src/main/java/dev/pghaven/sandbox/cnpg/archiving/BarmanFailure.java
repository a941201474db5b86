package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;

/**
 * What CNPG says when one of Barman's programs fails: which one, and its exit status. The reason is
 * in the pod's log.
 */
public final class BarmanFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int OPERATION = 1;
    private static final int CONNECTIVITY = 2;

    private BarmanFailure(String program, int status, Throwable cause) {
        super("unexpected failure invoking " + program + ": exit status " + status, cause);
    }

    /** Whoever cannot log in or reach the storage fails Barman's first test. */
    public static BarmanFailure of(String program, Exception cause) {
        return new BarmanFailure(
                program, isMissingContainer(cause) ? OPERATION : CONNECTIVITY, cause);
    }

    static BarmanFailure refused(String program, String reason) {
        return new BarmanFailure(program, OPERATION, new IllegalStateException(reason));
    }

    private static boolean isMissingContainer(Throwable failure) {
        return failure.getCause() instanceof BlobStorageException refused
                && BlobErrorCode.CONTAINER_NOT_FOUND.equals(refused.getErrorCode());
    }
}
