package dev.pghaven.postgres;

/** How PostgreSQL answered. */
public sealed interface Answer<T> {
    /** It did what was asked. */
    record Given<T>(T value) implements Answer<T> {}

    /** It does not let the role in yet, or is still starting. */
    record NotReady<T>(String reason) implements Answer<T> {}
}
