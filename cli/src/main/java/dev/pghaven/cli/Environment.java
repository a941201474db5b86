package dev.pghaven.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the program finds around it.
 *
 * @param variables of the environment
 * @param local the file that a sandbox on this machine writes; it need not exist
 */
public record Environment(Map<String, String> variables, Optional<Path> local) {
    public Environment {
        variables = Map.copyOf(variables);
    }

    static Environment ofThisProcess() {
        var local = Optional.ofNullable(System.getProperty("pghaven.local")).map(Path::of);
        return new Environment(System.getenv(), local);
    }
}
