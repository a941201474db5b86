package dev.pghaven.e2e;

import java.util.function.UnaryOperator;

/** A disk, or the way to it, changes one byte of a page, and the page's checksum no longer fits. */
record FlippedByte(String file, int block) implements UnaryOperator<Tar> {
    private static final int BLOCK_BYTES = 8192;

    /** Where rows are: the header of a page is at its begin, and the free space in its middle. */
    private static final int NEAR_THE_END = BLOCK_BYTES - 100;

    @Override
    public Tar apply(Tar backup) {
        return backup.with(
                file,
                content -> {
                    content[block * BLOCK_BYTES + NEAR_THE_END] ^= 1;
                    return content;
                });
    }
}
