package dev.pghaven.sandbox.kubelet;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Names an object of a known kind. */
record ObjectRef(String namespace, String name) {
    static ObjectRef of(HasMetadata object) {
        return new ObjectRef(object.getMetadata().getNamespace(), object.getMetadata().getName());
    }
}
