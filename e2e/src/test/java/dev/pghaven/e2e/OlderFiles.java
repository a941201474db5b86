package dev.pghaven.e2e;

import java.util.function.UnaryOperator;

/**
 * The files are those of an earlier backup while the label is that of the later one, so that
 * recovery begins too late: what happened between the two is lost, and every page is sound.
 */
record OlderFiles(Tar earlier) implements UnaryOperator<Tar> {
    private static final String LABEL = "backup_label";

    @Override
    public Tar apply(Tar backup) {
        return earlier.with(LABEL, _ -> backup.file(LABEL));
    }
}
