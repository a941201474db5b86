package dev.pghaven.failover.canary;

/** What became of a commit, as the client that sent it knows. */
enum Fate {
    /** No answer yet. */
    OPEN,
    /** PostgreSQL said yes, without a warning. */
    ACKNOWLEDGED,
    /**
     * It may be there or not: the connection broke before the answer, or the answer came with a
     * warning, as when somebody cancels the wait for the standby.
     */
    UNKNOWN,
    /** It was never sent, or PostgreSQL said no. */
    REFUSED
}
