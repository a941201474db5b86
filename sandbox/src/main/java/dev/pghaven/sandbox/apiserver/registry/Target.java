package dev.pghaven.sandbox.apiserver.registry;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;

/** What a request is about; name and subresource are empty where the path has none. */
public record Target(KindSpec kind, String namespace, String name, String subresource) {
    public static Target of(ObjectKey key) {
        return new Target(key.kind(), key.namespace(), key.name(), "");
    }

    public boolean isStatus() {
        return subresource.equals("status");
    }

    public ObjectKey key() {
        return new ObjectKey(kind, namespace, name);
    }

    Target named(String found) {
        return new Target(kind, namespace, found, subresource);
    }
}
