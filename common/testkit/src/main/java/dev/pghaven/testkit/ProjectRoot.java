package dev.pghaven.testkit;

import java.nio.file.Files;
import java.nio.file.Path;

/** The checkout's root folder, found from wherever a build or an IDE runs a test. */
public final class ProjectRoot {
    private ProjectRoot() {}

    public static Path find() {
        var folder = Path.of("").toAbsolutePath();
        while (folder != null && !Files.exists(folder.resolve("pghaven"))) {
            folder = folder.getParent();
        }
        if (folder == null) {
            throw new IllegalStateException(
                    "no folder above "
                            + Path.of("").toAbsolutePath()
                            + " holds the launcher 'pghaven'");
        }
        return folder;
    }
}
