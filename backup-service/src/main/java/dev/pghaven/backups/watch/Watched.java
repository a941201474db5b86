package dev.pghaven.backups.watch;

import dev.pghaven.contracts.ClusterRef;

/** A cluster and what the last look at it came to, whichever replica looked. */
public record Watched(ClusterRef cluster, WatchState state) {}
