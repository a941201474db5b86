package dev.pghaven.sandbox.cnpg.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** A job's log: its own lines among those of its server. */
record JobLog(Path file) {

    void say(String line) {
        try {
            Files.writeString(
                    file,
                    Instant.now() + " instance-manager: " + line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    /** PostgreSQL's last word before it ended, without the time and the process. */
    Optional<String> lastWords() {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("FATAL:  ") || line.contains("PANIC:  "))
                    .reduce((earlier, later) -> later)
                    .map(line -> line.replaceFirst("^.*?(?=FATAL:  |PANIC:  )", ""));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }
}
