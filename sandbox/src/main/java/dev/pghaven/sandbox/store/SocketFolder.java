package dev.pghaven.sandbox.store;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Where the store's Unix socket lies. */
final class SocketFolder {
    /** A Unix socket's path has room for 107 bytes; the socket's own name takes 15. */
    private static final int LONGEST = 90;

    private SocketFolder() {}

    /** Below {@code folder}, or under the temporary directory where that lies too deep. */
    static Path below(Path folder) {
        var wanted = folder.resolve("sockets");
        if (wanted.toString().getBytes(StandardCharsets.UTF_8).length <= LONGEST) {
            return wanted;
        }
        var key = Integer.toHexString(folder.hashCode());
        return Path.of(System.getProperty("java.io.tmpdir"), "pghaven-store-" + key);
    }
}
