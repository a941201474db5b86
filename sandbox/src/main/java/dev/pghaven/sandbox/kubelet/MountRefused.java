package dev.pghaven.sandbox.kubelet;

/** The machine let us neither mount nor unmount; the message is its own. */
final class MountRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MountRefused(String why) {
        super(why);
    }
}
