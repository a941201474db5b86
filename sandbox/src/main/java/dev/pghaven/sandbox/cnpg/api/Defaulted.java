package dev.pghaven.sandbox.cnpg.api;

import java.util.List;
import java.util.Map;

/** Absent lists and maps are empty ones. */
final class Defaulted {
    private Defaulted() {}

    static <T> List<T> list(List<T> given) {
        return given == null ? List.of() : List.copyOf(given);
    }

    static <V> Map<String, V> map(Map<String, V> given) {
        return given == null ? Map.of() : Map.copyOf(given);
    }

    /** For fields in which CNPG takes an empty text as none. */
    static String text(String given, String otherwise) {
        return given == null || given.isEmpty() ? otherwise : given;
    }

    static <T> T value(T given, T otherwise) {
        return given == null ? otherwise : given;
    }
}
