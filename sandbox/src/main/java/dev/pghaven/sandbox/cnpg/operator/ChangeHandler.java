package dev.pghaven.sandbox.cnpg.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/** Hears of every change of an object in one method. */
record ChangeHandler<T extends HasMetadata>(Listener<? super T> listener)
        implements ResourceEventHandler<T> {

    /** Told of the object, and whether it is gone. */
    @FunctionalInterface
    interface Listener<T> {
        void changed(T object, boolean deleted);
    }

    @Override
    public void onAdd(T object) {
        listener.changed(object, false);
    }

    @Override
    public void onUpdate(T before, T object) {
        listener.changed(object, false);
    }

    @Override
    public void onDelete(T object, boolean finalStateUnknown) {
        listener.changed(object, true);
    }
}
