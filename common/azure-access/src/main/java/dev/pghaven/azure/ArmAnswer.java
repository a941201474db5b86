package dev.pghaven.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.management.exception.ManagementException;
import dev.pghaven.azure.FederatedCredentials.Trust;
import java.time.Duration;

/** Reads from ARM's status codes whether a write was taken, has to wait or is hopeless. */
final class ArmAnswer {
    /** ARM allows one such write in four seconds. */
    private static final Duration USUAL_PAUSE = Duration.ofSeconds(4);

    private static final int BAD_REQUEST = 400;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY_REQUESTS = 429;

    private ArmAnswer() {}

    static Trust of(String attempt, Runnable call) {
        try {
            call.run();
            return new Trust.Granted();
        } catch (ManagementException e) {
            return switch (e.getResponse().getStatusCode()) {
                case CONFLICT, TOO_MANY_REQUESTS -> new Trust.Busy(reason(attempt, e), pause(e));
                case BAD_REQUEST -> new Trust.Denied(reason(attempt, e));
                default -> throw new IllegalStateException(reason(attempt, e), e);
            };
        }
    }

    private static String reason(String attempt, ManagementException e) {
        return "could not " + attempt + ": " + e.getMessage();
    }

    private static Duration pause(ManagementException e) {
        var header = e.getResponse().getHeaderValue(HttpHeaderName.RETRY_AFTER);
        return header != null && header.matches("\\d{1,5}")
                ? Duration.ofSeconds(Long.parseLong(header))
                : USUAL_PAUSE;
    }
}
