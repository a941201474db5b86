package dev.pghaven.sandbox.apiserver.status;

/** Ends the handling of a request with a {@link Status} that the client gets. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Status status;

    public Refusal(Status status) {
        super(status.message(), null, false, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
