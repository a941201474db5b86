package dev.pghaven.sandbox.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;

/**
 * Tells the command line where the services of this sandbox answer, as the file of any other
 * installation would.
 */
final class InstallationFile {
    static final String NAME = "installation.properties";

    private InstallationFile() {}

    /** Whoever starts a service says it; all say the same. */
    static void write(Path data, Endpoints endpoints) {
        try {
            var written = Files.createTempFile(data, NAME, ".new");
            Files.writeString(written, content(endpoints));
            Files.move(written, data.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new StartFailure("cannot write " + data.resolve(NAME) + ": " + e, "");
        }
    }

    private static String content(Endpoints endpoints) {
        return """
        url=%s
        bootstrap-servers=%s
        """
                .formatted(
                        Services.all().stream()
                                .map(it -> it.name() + "=" + it.url(endpoints))
                                .collect(Collectors.joining(",")),
                        endpoints.at("/kafka/bootstrapServers"));
    }
}
