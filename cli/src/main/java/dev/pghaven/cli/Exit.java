package dev.pghaven.cli;

/** What the program's exit status tells whoever called it. */
public enum Exit {
    /** It is done, or it is as it should be. */
    DONE,
    /** It failed, was refuted or cancelled, or is not as it should be. */
    FAILED,
    /** What was asked is not well formed, or breaks a rule; nothing was done. */
    USAGE,
    /** A service or Kafka did not answer, or could not; what was accepted before goes on. */
    UNREACHABLE,
    /** A service refused: there is no such thing, somebody may not, or something is in the way. */
    REFUSED,
    /** It came to an end without a verdict. */
    INCONCLUSIVE;

    public int status() {
        return ordinal();
    }
}
