package dev.pghaven.provisioner.provision;

/** The names of segments of WAL. */
final class Segments {
    private static final int TIMELINE_DIGITS = 8;

    private Segments() {}

    static int timelineOf(String segment) {
        return Integer.parseUnsignedInt(segment.substring(0, TIMELINE_DIGITS), 16);
    }
}
