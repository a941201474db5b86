package dev.pghaven.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.ConsoleHandler;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what Kafka says to a file of its own, and the little that matters to the console. */
final class Logs {
    private static final String FORMAT = "%1$tFT%1$tT.%1$tL %4$s %3$s: %5$s%6$s%n";
    private static final List<String> KAFKA =
            List.of("kafka", "org.apache.kafka", "state.change.logger");

    /** The JDK forgets a logger's settings when nobody holds the logger. */
    private static final List<Logger> HELD = KAFKA.stream().map(Logger::getLogger).toList();

    private Logs() {}

    static void into(Path folder) {
        System.setProperty("java.util.logging.SimpleFormatter.format", FORMAT);
        LogManager.getLogManager().reset();
        var root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(formatted(new ConsoleHandler()));
        var kafka = formatted(file(folder, "kafka.log"));
        for (var logger : HELD) {
            logger.setUseParentHandlers(false);
            logger.setLevel(Level.INFO);
            logger.addHandler(kafka);
        }
    }

    private static Handler file(Path folder, String name) {
        try {
            Files.createDirectories(folder);
            return new FileHandler(folder.resolve(name).toString(), true);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot log into " + folder, e);
        }
    }

    private static Handler formatted(Handler handler) {
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.ALL);
        return handler;
    }
}
