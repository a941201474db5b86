package dev.pghaven.sandbox.apiserver.registry;

import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.status.Cause;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.List;

/** Lets nothing be created in a namespace that is not there or is going away. */
final class NamespaceGuard {
    private final ObjectStore store;
    private final KindSpec namespaces;

    NamespaceGuard(ObjectStore store, Kinds kinds) {
        this.store = store;
        this.namespaces = kinds.core("namespaces");
    }

    void check(Target target, String name) {
        if (!target.kind().namespaced()) {
            return;
        }
        Stored namespace =
                store.get(new ObjectKey(namespaces, "", target.namespace()))
                        .orElseThrow(() -> Refusals.notFound(namespaces, target.namespace()));
        if (namespace.isBeingDeleted()) {
            throw terminating(target, name);
        }
    }

    private static RuntimeException terminating(Target target, String name) {
        String message =
                "unable to create new content in namespace %s because it is being terminated"
                        .formatted(target.namespace());
        Cause cause =
                new Cause(
                        "NamespaceTerminating",
                        "namespace %s is being terminated".formatted(target.namespace()),
                        "metadata.namespace");
        return Refusals.forbidden(target.kind(), name, message, List.of(cause));
    }
}
