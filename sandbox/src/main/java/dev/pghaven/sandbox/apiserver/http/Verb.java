package dev.pghaven.sandbox.apiserver.http;

/** What a request wants of a resource, by Kubernetes' names. */
enum Verb {
    GET,
    LIST,
    WATCH,
    CREATE,
    UPDATE,
    PATCH,
    DELETE,
    DELETECOLLECTION;

    String wireName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
