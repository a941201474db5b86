package dev.pghaven.backups.archive.catalog;

import java.time.DateTimeException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The lines of a {@code backup.info}: {@code key=value}, with None for nothing. */
record InfoKeys(Map<String, String> values) {
    /** A value that makes no sense is an IllegalArgumentException or one of its kind. */
    interface Reader<T> {
        T read(String value);
    }

    static InfoKeys of(String text) throws InvalidBackupInfo {
        var values = new HashMap<String, String>();
        for (var line : text.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            var equals = line.indexOf('=');
            if (equals < 1) {
                throw new InvalidBackupInfo("line '%s' is not key=value".formatted(abridged(line)));
            }
            values.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip());
        }
        values.values().removeIf("None"::equals);
        return new InfoKeys(values);
    }

    Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key)).filter(it -> !it.isEmpty());
    }

    <T> T required(String key, Reader<T> reader) throws InvalidBackupInfo {
        var value = optional(key, reader);
        if (value.isEmpty()) {
            throw new InvalidBackupInfo(key + " is missing");
        }
        return value.get();
    }

    <T> Optional<T> optional(String key, Reader<T> reader) throws InvalidBackupInfo {
        var value = text(key);
        try {
            return value.map(reader::read);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new InvalidBackupInfo(
                    "%s is '%s': %s".formatted(key, abridged(value.orElse("")), e.getMessage()));
        }
    }

    private static String abridged(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
