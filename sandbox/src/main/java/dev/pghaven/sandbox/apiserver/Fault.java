package dev.pghaven.sandbox.apiserver;

import java.time.Duration;

/** What the API server does to a request instead of serving it as usual. */
public sealed interface Fault {
    Fault NONE = new None();

    /** Serves the request as usual. */
    record None() implements Fault {}

    /** Answers with this status; a retry-after of 0 seconds is not mentioned. */
    record Fail(int code, String reason, String message, int retryAfterSeconds) implements Fault {}

    /** Waits, and then goes on with another fault or with {@link #NONE}. */
    record Delay(Duration time, Fault then) implements Fault {}

    /** Breaks the connection without an answer. */
    record ResetConnection() implements Fault {}

    /** Takes the request and never answers. */
    record Hang() implements Fault {}

    /** Serves a watch and breaks its connection after a while; other requests are served. */
    record DropWatch(Duration after) implements Fault {}
}
