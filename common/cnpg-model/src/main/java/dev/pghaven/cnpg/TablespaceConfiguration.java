package dev.pghaven.cnpg;

/** A tablespace on a volume of its own. */
public record TablespaceConfiguration(
        String name, StorageConfiguration storage, Owner owner, Boolean temporary) {
    /** The role that owns a tablespace. */
    public record Owner(String name) {}
}
