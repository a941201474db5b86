package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.core.exception.ClientAuthenticationException;
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
    private static final int ANYTHING_ELSE = 4;

    private BarmanFailure(String message, Throwable cause) {
        super(message, cause);
    }

    private BarmanFailure(String program, int status, Throwable cause) {
        this("unexpected failure invoking " + program + ": exit status " + status, cause);
    }

    /** Of a base backup no more is told than how the program ended. */
    public static BarmanFailure ofBackup(Exception cause) {
        int status =
                isMissingContainer(cause)
                        ? OPERATION
                        : isRefusedLogin(cause) ? CONNECTIVITY : ANYTHING_ELSE;
        return new BarmanFailure("exit status " + status, cause);
    }

    /** Whoever cannot log in or reach the storage fails Barman's first test. */
    public static BarmanFailure of(String program, Exception cause) {
        return new BarmanFailure(
                program, isMissingContainer(cause) ? OPERATION : CONNECTIVITY, cause);
    }

    static BarmanFailure refused(String program, String reason) {
        return new BarmanFailure(program, OPERATION, new IllegalStateException(reason));
    }

    private static boolean isRefusedLogin(Throwable failure) {
        return failure.getCause() instanceof ClientAuthenticationException;
    }

    private static boolean isMissingContainer(Throwable failure) {
        return failure.getCause() instanceof BlobStorageException refused
                && BlobErrorCode.CONTAINER_NOT_FOUND.equals(refused.getErrorCode());
    }
}
