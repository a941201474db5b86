package dev.pghaven.backups.archive;

/** Opens archives by their destination paths. */
public interface Archives {
    Archive at(DestinationPath path);
}
