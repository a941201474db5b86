package dev.pghaven.contracts;

/** The Kafka topics, all keyed by {@code namespace/name}. */
public final class Topics {
    /** Other systems may write here. */
    public static final String REQUESTS = "pghaven.requests.v1";

    /** Only the services write here. */
    public static final String EVENTS = "pghaven.events.v1";

    public static final String REQUESTS_DLQ = "pghaven.requests.dlq.v1";
    public static final String EVENTS_DLQ = "pghaven.events.dlq.v1";

    private Topics() {}
}
