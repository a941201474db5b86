package dev.pghaven.sandbox.barman;

import java.util.regex.Pattern;

/** The name of what PostgreSQL archives: a segment, a timeline's history or a backup's. */
public record WalName(String text) {
    private static final Pattern SEGMENT =
            Pattern.compile("[0-9A-F]{24}(\\.[0-9A-F]{8}\\.backup|\\.partial)?");
    private static final Pattern HISTORY = Pattern.compile("[0-9A-F]{8}\\.history");
    private static final int FOLDER_LENGTH = 16;

    public WalName {
        if (!SEGMENT.matcher(text).matches() && !HISTORY.matcher(text).matches()) {
            throw new IllegalArgumentException("not a WAL file's name: '" + text + "'");
        }
    }

    /** Barman's place for it below {@code wals/}; histories of timelines lie at the top. */
    String path() {
        return HISTORY.matcher(text).matches()
                ? text
                : text.substring(0, FOLDER_LENGTH) + "/" + text;
    }
}
