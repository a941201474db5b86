package dev.pghaven.sandbox.faults;

/** A fault that cannot be brought about on this machine, and why. */
public final class Impossible extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Impossible(String why) {
        super(why);
    }
}
