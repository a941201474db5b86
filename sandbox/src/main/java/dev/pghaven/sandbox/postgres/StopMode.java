package dev.pghaven.sandbox.postgres;

/** PostgreSQL's three ways to shut down, and the signal that asks for each. */
public enum StopMode {
    /** Lets clients finish. */
    SMART("TERM"),
    /** Ends sessions and writes a checkpoint. */
    FAST("INT"),
    /** Ends at once; the next start recovers from WAL. */
    IMMEDIATE("QUIT");

    private final String signal;

    StopMode(String signal) {
        this.signal = signal;
    }

    String signal() {
        return signal;
    }
}
