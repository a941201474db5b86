package dev.pghaven.sandbox.apiserver.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.registry.DeleteOptions;
import dev.pghaven.sandbox.apiserver.registry.Patch;
import dev.pghaven.sandbox.apiserver.registry.Propagation;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.registry.WriteOptions;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.store.Stored;

/** Deletes and patches on behalf of a controller; an object that is gone already is no failure. */
final class Deleter {
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;

    private final Registry registry;
    private final WriteOptions options;

    Deleter(Registry registry, String controller) {
        this.registry = registry;
        this.options = WriteOptions.of(User.SYSTEM, controller);
    }

    void delete(Stored object, Propagation propagation) {
        DeleteOptions how = DeleteOptions.PLAIN.expecting(object.uid()).with(propagation);
        ifThere(() -> registry.delete(Target.of(object.key()), how, options));
    }

    void merge(Stored object, JsonNode patch) {
        ifThere(() -> registry.patch(Target.of(object.key()), new Patch.Merge(patch), options));
    }

    void create(Target target, JsonNode object) {
        ifThere(() -> registry.create(target, object, options));
    }

    private static void ifThere(Runnable write) {
        try {
            write.run();
        } catch (Refusal refusal) {
            int code = refusal.status().code();
            if (code != NOT_FOUND && code != CONFLICT) {
                throw refusal;
            }
        }
    }
}
