package dev.pghaven.sandbox.network;

import dev.pghaven.sandbox.files.AtomicFile;
import java.nio.file.Path;

/** The file that makes a JVM look names up again, so that a change of the hosts file is seen. */
public final class SecurityProperties {
    private static final String CONTENT =
            """
            # For -Djava.security.properties: names change while the services run.
            networkaddress.cache.ttl=1
            networkaddress.cache.negative.ttl=0
            """;

    private SecurityProperties() {}

    public static Path write(Path file) {
        AtomicFile.replace(file, CONTENT);
        return file;
    }
}
