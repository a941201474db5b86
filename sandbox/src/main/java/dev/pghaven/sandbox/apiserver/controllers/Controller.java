package dev.pghaven.sandbox.apiserver.controllers;

import dev.pghaven.sandbox.apiserver.store.Change;

/** Does what follows from a change, as the controllers of kube-controller-manager do. */
@FunctionalInterface
public interface Controller {
    void onChange(Change change);
}
