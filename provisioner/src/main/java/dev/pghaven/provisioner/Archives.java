package dev.pghaven.provisioner;

/** What Azure Blob Storage holds of clusters' archives; the provisioner only reads there. */
public interface Archives {
    /** How the storage account answered. */
    sealed interface Look {
        /** There is nothing of what was looked for. */
        record Nothing() implements Look {}

        /** There is a blob. */
        record Found(String blob) implements Look {}

        /** There is no such container; nobody makes it but a person. */
        record NoContainer(String reason) implements Look {}

        /** The provisioner may not look; roles that were just given take minutes to count. */
        record NoAccess(String reason) implements Look {}
    }

    /** Looks for anything at all where the archive is to be. */
    Look anythingIn(Archive archive);

    /** Looks for one segment of WAL, whole and however compressed. */
    Look segment(Archive archive, String name);
}
