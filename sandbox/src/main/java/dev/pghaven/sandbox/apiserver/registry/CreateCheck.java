package dev.pghaven.sandbox.apiserver.registry;

import dev.pghaven.sandbox.apiserver.User;

/** Asked before a write that is no create makes an object after all; throws where it may not. */
@FunctionalInterface
public interface CreateCheck {
    CreateCheck NONE = (_, _) -> {};

    void requireCreate(User user, Target target);
}
