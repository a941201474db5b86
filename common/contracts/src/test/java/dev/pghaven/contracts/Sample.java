package dev.pghaven.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A message, and the name of the file that holds its JSON since the day on which it was frozen. */
record Sample(String name, Record message) {
    private static final Path FOLDER = Path.of("src/test/resources/samples");

    /** The one that every type has. */
    static Sample first(Record message) {
        return new Sample(message.getClass().getSimpleName() + ".v1", message);
    }

    /** One more of a type, for what has been added to it since its first was frozen. */
    static Sample further(String what, Record message) {
        return new Sample(first(message).name() + "." + what, message);
    }

    static String frozen(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException("every message has a frozen sample", e);
        }
    }

    String frozen() {
        return frozen(name);
    }

    Path file() {
        return file(name);
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".json");
    }

    @Override
    public String toString() {
        return name;
    }
}
