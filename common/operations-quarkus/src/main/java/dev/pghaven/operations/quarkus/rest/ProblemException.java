package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.Violation;
import jakarta.ws.rs.core.Response.Status;
import java.util.List;

/** Ends the handling of a request with a problem for its sender. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    public ProblemException(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    public static ProblemException badRequest(String field, String rule) {
        return new ProblemException(
                Problem.of(
                        Status.BAD_REQUEST,
                        "The request breaks a rule.",
                        List.of(new Violation(field, rule))));
    }

    public static ProblemException notFound(String what) {
        return new ProblemException(Problem.of(Status.NOT_FOUND, what));
    }

    public Problem problem() {
        return problem;
    }
}
