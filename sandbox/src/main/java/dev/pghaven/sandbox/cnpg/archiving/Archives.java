package dev.pghaven.sandbox.cnpg.archiving;

import dev.pghaven.sandbox.barman.ArchiveLocation;
import dev.pghaven.sandbox.cnpg.api.BarmanObjectStore;
import java.io.IOException;

/** Opens archives on behalf of pods; what a pod may not do shows when the archive is used. */
@FunctionalInterface
public interface Archives {
    ArchiveLocation open(PodAccount pod, BarmanObjectStore store, String server) throws IOException;
}
