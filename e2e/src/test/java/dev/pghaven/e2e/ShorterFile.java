package dev.pghaven.e2e;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/** A table's file lacks its last pages, which PostgreSQL cannot know: it reads what there is. */
record ShorterFile(String file, int blocks) implements UnaryOperator<Tar> {
    private static final int BLOCK_BYTES = 8192;

    @Override
    public Tar apply(Tar backup) {
        return backup.with(file, content -> Arrays.copyOf(content, blocks * BLOCK_BYTES));
    }
}
