package dev.pghaven.backups.watch;

import java.time.Duration;
import java.util.List;

/** The clusters whose archives are watched, by all replicas together. */
public interface Watches {
    /** Clusters that are due; each is the caller's own until the lease is over. */
    List<Claimed> claim(int most, Duration lease);

    /**
     * Saves what a look came to together with its news. False, and nothing is said, if the cluster
     * was let go or somebody else looks at it by now.
     */
    boolean settle(Claimed claimed, Finding finding, Duration next);

    List<Watched> all();
}
