package dev.pghaven.sandbox.cnpg.recovery;

/** Why a recovery cannot succeed, in a sentence that its pod's status can show. */
public final class RecoveryFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RecoveryFailure(String sentence) {
        super(sentence);
    }

    public RecoveryFailure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
