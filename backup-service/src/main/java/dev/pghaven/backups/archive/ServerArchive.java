package dev.pghaven.backups.archive;

import java.util.List;

/** The part of an archive that one server writes, in Barman's layout. */
public record ServerArchive(Archive archive, String server) {
    public ServerArchive {
        if (server.isBlank() || server.contains("/")) {
            throw new IllegalArgumentException("a server name is one folder, not '" + server + "'");
        }
    }

    /** Every server that has a folder here, whether or not anything of it can be restored. */
    public static List<String> serversIn(Archive archive) {
        return archive.folder("").folders().stream()
                .map(it -> it.substring(0, it.length() - 1))
                .toList();
    }

    /** The slash keeps a server apart from those whose names begin with its name. */
    public String folder() {
        return server + "/";
    }

    public String backups() {
        return folder() + "base/";
    }

    public String wals() {
        return folder() + "wals/";
    }
}
