package dev.pghaven.operations.quarkus.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.pghaven.contracts.Violation;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** An error as RFC 9457 writes it, with every rule that a request breaks. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type, String title, int status, String detail, List<Violation> violations) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String NO_TYPE_OF_ITS_OWN = "about:blank";

    public static Problem of(Response.StatusType status, String detail) {
        return of(status, detail, List.of());
    }

    public static Problem of(
            Response.StatusType status, String detail, List<Violation> violations) {
        return new Problem(
                NO_TYPE_OF_ITS_OWN,
                status.getReasonPhrase(),
                status.getStatusCode(),
                detail,
                violations);
    }

    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
