package dev.pghaven.sandbox.apiserver.registry;

import dev.pghaven.sandbox.apiserver.User;

/** How a write is meant: on whose behalf, as which field manager, for real or as a rehearsal. */
public record WriteOptions(User user, String fieldManager, boolean dryRun, boolean force) {
    public static WriteOptions of(User user, String fieldManager) {
        return new WriteOptions(user, fieldManager, false, false);
    }
}
