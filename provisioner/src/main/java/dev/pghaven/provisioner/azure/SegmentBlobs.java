package dev.pghaven.provisioner.azure;

import java.util.Set;

/** How Barman names the blob of a segment of WAL. */
final class SegmentBlobs {
    private static final int FOLDER_LENGTH = 16;

    /** By compression. Anything else is a label of a base backup, or part of a segment. */
    private static final Set<String> ENDINGS =
            Set.of("", ".gz", ".bz2", ".snappy", ".lz4", ".xz", ".zst");

    private SegmentBlobs() {}

    static String prefixOf(String segment) {
        return "wals/" + segment.substring(0, FOLDER_LENGTH) + "/" + segment;
    }

    static boolean isWhole(String blob, String segment) {
        return ENDINGS.contains(blob.substring(blob.lastIndexOf(segment) + segment.length()));
    }
}
