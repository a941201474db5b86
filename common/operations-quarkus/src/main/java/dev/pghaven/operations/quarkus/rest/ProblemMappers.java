package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.operations.store.StoreException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns whatever goes wrong into a problem. */
class ProblemMappers {
    private static final Logger LOG = Logger.getLogger(ProblemMappers.class);
    private static final String RETRY_SECONDS = "5";

    @ServerExceptionMapper
    Response problem(ProblemException e) {
        return e.problem().response();
    }

    @ServerExceptionMapper
    Response http(WebApplicationException e) {
        var original = e.getResponse();
        var answer =
                Response.fromResponse(
                        Problem.of(original.getStatusInfo(), e.getMessage()).response());
        var allowed = original.getHeaderString(HttpHeaders.ALLOW);
        return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
    }

    @ServerExceptionMapper
    Response storeAway(StoreException e) {
        LOG.warnf("A request was not answered: %s", e.getMessage());
        var problem = Problem.of(Status.SERVICE_UNAVAILABLE, "The store is away; try again.");
        return Response.fromResponse(problem.response())
                .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
                .build();
    }

    /** Its message may hold anything, so only the log gets it. */
    @ServerExceptionMapper
    Response bug(Throwable e) {
        LOG.error("A request failed", e);
        return Problem.of(Status.INTERNAL_SERVER_ERROR, "The log of the service says why.")
                .response();
    }
}
