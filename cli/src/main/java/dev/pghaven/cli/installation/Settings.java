package dev.pghaven.cli.installation;

import dev.pghaven.cli.Environment;
import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What was not said by an option: the environment says it, or else a file of properties. */
public final class Settings {
    private static final String PREFIX = "PGHAVEN_";
    private static final String CONFIG = PREFIX + "CONFIG";
    private static final String URL = PREFIX + "URL";

    private final Map<String, String> environment;
    private final Properties file;

    private Settings(Map<String, String> environment, Properties file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * The sandbox's own file counts only where nothing else says what is meant: no command may talk
     * half to the sandbox and half to something else.
     *
     * @param named the file that was asked for
     * @param addressed whether an option says where the services are
     */
    static Settings in(Environment around, Optional<Path> named, boolean addressed) {
        var variables = around.variables();
        var config = named.or(() -> Optional.ofNullable(variables.get(CONFIG)).map(Path::of));
        var elsewhere = addressed || variables.containsKey(URL);
        var file =
                config.or(
                        () -> elsewhere ? Optional.empty() : around.local().filter(Files::exists));
        return new Settings(variables, file.map(Settings::read).orElseGet(Properties::new));
    }

    private static Properties read(Path file) {
        try (var reader = Files.newBufferedReader(file)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    "config: %s cannot be read (%s)".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** By its option's name without the hyphens, such as {@code ca-file}. */
    public Optional<String> find(String name) {
        return variable(name).or(() -> Optional.ofNullable(file.getProperty(name)));
    }

    /** For what must not lie in a file beside other things. */
    Optional<String> variable(String name) {
        var variable = PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_');
        return Optional.ofNullable(environment.get(variable)).filter(it -> !it.isBlank());
    }
}
