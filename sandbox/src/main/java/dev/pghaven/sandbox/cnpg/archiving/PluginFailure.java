package dev.pghaven.sandbox.cnpg.archiving;

/** A failure of the plugin, in the words of the protocol by which the operator hears of it. */
public final class PluginFailure extends Exception {
    private static final long serialVersionUID = 1L;

    public PluginFailure(Exception cause) {
        super("rpc error: code = Unknown desc = " + cause.getMessage(), cause);
    }
}
