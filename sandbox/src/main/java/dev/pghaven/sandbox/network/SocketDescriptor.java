package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The number under which a process has a socket. */
record SocketDescriptor(long pid, int number, String inode) {
    private static final String PREFIX = "socket:[";

    /** Those of the sockets, by inode, that the process has. */
    static Stream<SocketDescriptor> of(long pid, Set<String> inodes) {
        try (var all = Files.list(Path.of("/proc/%d/fd".formatted(pid)))) {
            return all.flatMap(it -> of(pid, it, inodes).stream()).toList().stream();
        } catch (IOException processEnded) {
            return Stream.empty();
        }
    }

    private static Optional<SocketDescriptor> of(long pid, Path descriptor, Set<String> inodes) {
        return target(descriptor)
                .filter(it -> it.startsWith(PREFIX))
                .map(it -> it.substring(PREFIX.length(), it.length() - 1))
                .filter(inodes::contains)
                .map(inode ->
                        new SocketDescriptor(
                                pid, Integer.parseInt(descriptor.getFileName().toString()), inode));
    }

    private static Optional<String> target(Path descriptor) {
        try {
            return Optional.of(Files.readSymbolicLink(descriptor).toString());
        } catch (IOException closedMeanwhile) {
            return Optional.empty();
        }
    }
}
