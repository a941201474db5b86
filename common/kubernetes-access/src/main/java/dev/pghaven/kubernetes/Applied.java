package dev.pghaven.kubernetes;

/** The API server's answer to a manifest. */
public sealed interface Applied {
    /** It stands as we wrote it. */
    record Accepted() implements Applied {}

    /** Admission, a schema or another field manager stands against it. */
    record Rejected(String reason) implements Applied {}
}
