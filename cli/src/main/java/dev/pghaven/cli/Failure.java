package dev.pghaven.cli;

/** Ends the program with a sentence for people and an exit status for programs. */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Exit exit;

    public Failure(Exit exit, String sentence) {
        super(sentence);
        this.exit = exit;
    }

    public Failure(Exit exit, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exit = exit;
    }

    public Exit exit() {
        return exit;
    }
}
