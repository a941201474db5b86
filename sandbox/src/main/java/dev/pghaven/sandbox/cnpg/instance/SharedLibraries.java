package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.cnpg.api.PostgresConfiguration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The libraries that CNPG preloads when a parameter of theirs is set. */
final class SharedLibraries {
    private static final List<String> MANAGED =
            List.of("pgaudit", "pg_stat_statements", "auto_explain");

    /** A library without SQL objects: there is nothing to create. */
    private static final String NO_EXTENSION = "auto_explain";

    private SharedLibraries() {}

    static Set<String> preloaded(PostgresConfiguration configuration) {
        var libraries = new LinkedHashSet<String>();
        MANAGED.stream().filter(each -> isUsed(each, configuration)).forEach(libraries::add);
        libraries.addAll(configuration.sharedPreloadLibraries());
        return libraries;
    }

    static List<String> extensions(PostgresConfiguration configuration) {
        return MANAGED.stream()
                .filter(each -> !each.equals(NO_EXTENSION) && isUsed(each, configuration))
                .toList();
    }

    private static boolean isUsed(String library, PostgresConfiguration configuration) {
        return configuration.parameters().keySet().stream()
                .anyMatch(name -> name.startsWith(library + "."));
    }
}
