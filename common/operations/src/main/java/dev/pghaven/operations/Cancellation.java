package dev.pghaven.operations;

/** What came of asking to cancel an operation. */
public sealed interface Cancellation {

    /** It had not begun, and has ended. */
    record Cancelled() implements Cancellation {}

    /** It has begun, and ends before its next try, unless that was its last; first it cleans up. */
    record Asked() implements Cancellation {}

    /** It has ended, or cleans up already. */
    record TooLate() implements Cancellation {}

    /** There is none of that id. */
    record Unknown() implements Cancellation {}
}
