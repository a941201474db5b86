package dev.pghaven.backups.archive;

import dev.pghaven.azure.DestinationPath;

/** Opens archives by their destination paths. */
public interface Archives {
    Archive at(DestinationPath path);
}
