package dev.pghaven.sandbox.apiserver.controllers;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.registry.Propagation;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.ObjectKey;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import dev.pghaven.sandbox.apiserver.store.Stored;
import java.util.List;

/**
 * Gives a new namespace its default service account and the cluster's authority, and empties one
 * that is being deleted before it goes.
 */
public final class NamespaceController implements Controller {
    private final ObjectStore store;
    private final Kinds kinds;
    private final KindSpec namespaces;
    private final Deleter deleter;
    private final String certificateAuthorityPem;

    public NamespaceController(
            ObjectStore store, Kinds kinds, Registry registry, String certificateAuthorityPem) {
        this.store = store;
        this.kinds = kinds;
        this.namespaces = kinds.core("namespaces");
        this.deleter = new Deleter(registry, "namespace-controller");
        this.certificateAuthorityPem = certificateAuthorityPem;
    }

    @Override
    public void onChange(Change change) {
        ObjectKey key = change.object().key();
        if (key.kind().equals(namespaces)) {
            onNamespace(change);
        } else if (change instanceof Change.Deleted && !key.namespace().isEmpty()) {
            store.get(new ObjectKey(namespaces, "", key.namespace()))
                    .filter(Stored::isBeingDeleted)
                    .ifPresent(this::finishIfEmpty);
        }
    }

    private void onNamespace(Change change) {
        switch (change) {
            case Change.Added(var namespace) -> furnish(namespace);
            case Change.Modified(_, var namespace) when namespace.isBeingDeleted() ->
                    empty(namespace);
            case Change.Modified _, Change.Deleted _ -> {}
        }
    }

    private void furnish(Stored namespace) {
        if (namespace.isBeingDeleted()) {
            return;
        }
        String name = namespace.key().name();
        create(name, "serviceaccounts", "default");
        if (!certificateAuthorityPem.isEmpty()) {
            ObjectNode bundle = object(kinds.core("configmaps"), name, "kube-root-ca.crt");
            bundle.putObject("data").put("ca.crt", certificateAuthorityPem);
            deleter.create(new Target(kinds.core("configmaps"), name, "", ""), bundle);
        }
    }

    private void create(String namespace, String plural, String name) {
        KindSpec kind = kinds.core(plural);
        deleter.create(new Target(kind, namespace, "", ""), object(kind, namespace, name));
    }

    private static ObjectNode object(KindSpec kind, String namespace, String name) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("apiVersion", kind.apiVersion()).put("kind", kind.kind());
        object.putObject("metadata").put("name", name).put("namespace", namespace);
        return object;
    }

    private void empty(Stored namespace) {
        content(namespace).stream()
                .filter(object -> !object.isBeingDeleted())
                .forEach(object -> deleter.delete(object, Propagation.BACKGROUND));
        store.get(namespace.key()).ifPresent(this::finishIfEmpty);
    }

    private List<Stored> content(Stored namespace) {
        return kinds.all().stream()
                .filter(KindSpec::namespaced)
                .flatMap(kind -> store.list(kind, namespace.key().name()).objects().stream())
                .toList();
    }

    private void finishIfEmpty(Stored namespace) {
        if (namespace.isBeingDeleted()
                && content(namespace).isEmpty()
                && namespace.metadata().path("finalizers").isEmpty()) {
            ObjectNode last = namespace.copy();
            last.withObject("/spec").remove("finalizers");
            store.delete(namespace, last);
        }
    }
}
