package dev.pghaven.sandbox.launcher.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a service said, in its log, when it was refused something. */
record Complaints(Path logs) {
    private static final int LONGEST = 90;

    /** What was attempted stands before what the API server said. */
    private static final Pattern ATTEMPT = Pattern.compile("((could not|The watch) [^:]*): ");

    Optional<String> about(Refused refused) {
        try (var lines = Files.lines(logs.resolve(refused.service() + ".log"))) {
            return lines.filter(it -> it.contains(refused.sentence()))
                    .findFirst()
                    .map(Complaints::attempt);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the log of " + refused.service(), e);
        }
    }

    private static String attempt(String line) {
        var found = ATTEMPT.matcher(line);
        var words = found.find() ? found.group(1) : line;
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST) + "…";
    }
}
