package dev.pghaven.sandbox.launcher.bench;

/** Something that was to be measured did not happen. The message is one sentence for people. */
public final class BenchFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BenchFailure(String message) {
        super(message);
    }
}
