package dev.pghaven.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;

/** Calls of the API server that say what was attempted when they fail. */
public final class Api {
    public static final int BAD_REQUEST = 400;
    public static final int NOT_FOUND = 404;
    public static final int CONFLICT = 409;
    public static final int UNPROCESSABLE = 422;

    private Api() {}

    /** An outage or a lack of rights: both may heal, so the step is tried again. */
    public static <T> T attempt(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw failed(what, e);
        }
    }

    public static IllegalStateException failed(String what, KubernetesClientException e) {
        return new IllegalStateException("could not " + what + ": " + reason(e), e);
    }

    /** The API server's own words; else what the client met on the way there. */
    public static String reason(KubernetesClientException e) {
        var status = e.getStatus();
        if (status != null && status.getMessage() != null) {
            return status.getMessage();
        }
        return e.getCause() == null
                ? e.getMessage()
                : e.getMessage() + " " + e.getCause().getMessage();
    }
}
