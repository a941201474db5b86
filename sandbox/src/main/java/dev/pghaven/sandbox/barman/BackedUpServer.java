package dev.pghaven.sandbox.barman;

import java.util.List;

/**
 * The server that a backup was taken of.
 *
 * @param version as {@code server_version_num}
 * @param segmentSize of its WAL, in bytes
 */
public record BackedUpServer(
        String systemId,
        int version,
        String pgData,
        int segmentSize,
        List<Tablespace> tablespaces,
        String configFile,
        String hbaFile,
        String identFile) {

    public BackedUpServer {
        tablespaces = List.copyOf(tablespaces);
    }
}
