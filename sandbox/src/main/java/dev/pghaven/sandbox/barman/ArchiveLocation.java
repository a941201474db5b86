package dev.pghaven.sandbox.barman;

/** Where a server's archive lies: {@code prefix} is the path in the container and its name. */
public record ArchiveLocation(Blobs blobs, String prefix) {

    public ArchiveLocation {
        if (prefix.isBlank() || prefix.startsWith("/") || prefix.endsWith("/")) {
            throw new IllegalArgumentException(
                    "an archive's prefix is a path without slashes around, not '" + prefix + "'");
        }
    }

    /** {@code path} may be empty: the archive then lies at the container's top. */
    public static ArchiveLocation of(Blobs blobs, String path, String server) {
        return new ArchiveLocation(blobs, path.isEmpty() ? server : path + "/" + server);
    }

    String base() {
        return prefix + "/base/";
    }

    String wals() {
        return prefix + "/wals/";
    }
}
