package dev.pghaven.sandbox.postgres;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Writes settings as {@code postgresql.conf} wants them. */
public final class ConfigurationFile {
    private ConfigurationFile() {}

    /** Sorted, so that equal settings make equal files. */
    public static String of(Map<String, String> settings) {
        return new TreeMap<>(settings)
                .entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + quoted(setting.getValue()))
                        .collect(Collectors.joining("\n", "", "\n"));
    }

    /** A value in quotes; an empty one is a value too. */
    public static String quoted(String value) {
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
