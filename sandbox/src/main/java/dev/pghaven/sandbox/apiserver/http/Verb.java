package dev.pghaven.sandbox.apiserver.http;

import java.util.Locale;

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
        return name().toLowerCase(Locale.ROOT);
    }
}
