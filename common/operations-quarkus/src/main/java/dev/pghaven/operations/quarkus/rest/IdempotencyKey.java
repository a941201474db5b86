package dev.pghaven.operations.quarkus.rest;

/** The header by which a caller names its request, as the OpenAPI documents have it. */
public final class IdempotencyKey {
    public static final String HEADER = "Idempotency-Key";

    public static final String MEANING =
            "Names this request for good: a repetition with the same key leads to the same"
                    + " operation, another request under it is refused.";

    private IdempotencyKey() {}
}
