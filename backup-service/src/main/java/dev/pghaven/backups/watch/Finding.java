package dev.pghaven.backups.watch;

import dev.pghaven.operations.Announcement;
import java.util.Optional;

/** What a look came to, and what is to be told of it. */
public record Finding(WatchState state, Optional<Announcement> news) {
    static Finding silent(WatchState state) {
        return new Finding(state, Optional.empty());
    }
}
