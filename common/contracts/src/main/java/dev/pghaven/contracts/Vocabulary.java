package dev.pghaven.contracts;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The types that one kind of message may have, by their names on the wire. */
public final class Vocabulary<T> {
    public static final Vocabulary<Request> REQUESTS = new Vocabulary<>(Request.class);
    public static final Vocabulary<Fact> FACTS = new Vocabulary<>(Fact.class);

    private final Map<String, Class<? extends T>> byName;

    private Vocabulary(Class<T> root) {
        byName =
                Map.copyOf(
                        leaves(root)
                                .collect(
                                        Collectors.toMap(
                                                Class::getSimpleName, Function.identity())));
    }

    /** {@code dev.pghaven.<Name>.v1}. */
    public static String wireName(Class<?> type) {
        return WireType.current(type.getSimpleName()).text();
    }

    /** By simple name, in alphabetical order. */
    public Map<String, Class<? extends T>> types() {
        return new TreeMap<>(byName);
    }

    public Meaning<T> lookUp(String wireName) {
        return WireType.parse(wireName)
                .filter(type -> byName.containsKey(type.name()))
                .<Meaning<T>>map(this::meaningOf)
                .orElseGet(Meaning.Unknown::new);
    }

    private Meaning<T> meaningOf(WireType type) {
        return type.isCurrent()
                ? new Meaning.Known<>(byName.get(type.name()))
                : new Meaning.OtherVersion<>(WireType.current(type.name()).text());
    }

    /** What a wire name means to us. */
    public sealed interface Meaning<T> {
        /** One of our types. */
        record Known<T>(Class<? extends T> type) implements Meaning<T> {}

        /** One of our types in a version that we do not speak. */
        record OtherVersion<T>(String spoken) implements Meaning<T> {}

        /** Not one of our types. */
        record Unknown<T>() implements Meaning<T> {}
    }

    // The leaves of a sealed T are T's; the compiler cannot know it of getPermittedSubclasses.
    @SuppressWarnings("unchecked")
    private static <T> Stream<Class<? extends T>> leaves(Class<? extends T> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(permitted -> leaves((Class<? extends T>) permitted))
                : Stream.of(type);
    }
}
