package dev.pghaven.sandbox.cnpg.archiving;

import com.azure.storage.blob.models.BlobErrorCode;
import com.azure.storage.blob.models.BlobStorageException;
import dev.pghaven.sandbox.barman.BlobFailure;
import java.net.HttpURLConnection;
import java.util.Set;

/**
 * What CNPG says when one of Barman's programs fails: which one, and its exit status. The reason is
 * in the log only.
 */
public final class BarmanFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int OPERATION = 1;
    private static final int CONNECTIVITY = 2;
    private static final int ANYTHING_ELSE = 4;
    private static final Set<Integer> NOT_LET_IN =
            Set.of(HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN);

    private BarmanFailure(String message, Throwable cause) {
        super(message, cause);
    }

    /** Of a WAL file that could not be archived. */
    static BarmanFailure of(String program, Exception cause) {
        return invoking(program, statusOf(cause), cause);
    }

    static BarmanFailure refused(String program, String reason) {
        return invoking(program, OPERATION, new IllegalStateException(reason));
    }

    /** Of a base backup no more is told than how the program ended. */
    public static BarmanFailure ofBackup(Exception cause) {
        return new BarmanFailure("exit status " + statusOf(cause), cause);
    }

    private static BarmanFailure invoking(String program, int status, Exception cause) {
        return new BarmanFailure(
                "unexpected failure invoking " + program + ": exit status " + status, cause);
    }

    /** Whoever cannot log in, or reach the storage, fails the test that comes first. */
    private static int statusOf(Exception failure) {
        if (failure.getCause() instanceof BlobStorageException refused) {
            return BlobErrorCode.CONTAINER_NOT_FOUND.equals(refused.getErrorCode())
                    ? OPERATION
                    : NOT_LET_IN.contains(refused.getStatusCode()) ? CONNECTIVITY : ANYTHING_ELSE;
        }
        return failure instanceof BlobFailure ? CONNECTIVITY : ANYTHING_ELSE;
    }
}
