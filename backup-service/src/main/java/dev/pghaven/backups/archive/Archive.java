package dev.pghaven.backups.archive;

import java.util.List;
import java.util.Optional;

/**
 * The blobs under one destination path. Names are relative to it. Whatever keeps the archive from
 * answering is an {@link ArchiveUnavailable}.
 */
public interface Archive {
    /** Every blob whose name begins so, at any depth, in the order of the names. */
    List<ArchivedBlob> list(String prefix);

    /** One level of names: the path ends with a slash, or is empty for the top. */
    Folder folder(String path);

    /** Empty when there is no such blob. Meant for small ones. */
    Optional<byte[]> read(String name);

    /** The last bytes of a blob, fewer if it is shorter. */
    byte[] tail(ArchivedBlob blob, int bytes);

    /** A blob that is not there is deleted already. */
    void delete(String name);

    /**
     * @param folders paths that end with a slash
     */
    record Folder(List<String> folders, List<ArchivedBlob> blobs) {
        public Folder {
            folders = List.copyOf(folders);
            blobs = List.copyOf(blobs);
        }
    }
}
