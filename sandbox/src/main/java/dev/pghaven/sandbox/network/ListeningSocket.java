package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Finds the number that the system gave a socket of this process, which Java keeps to itself. */
final class ListeningSocket {
    private static final String LISTENING = "0A";
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSocket() {}

    /** Empty where the system has no {@code /proc}. */
    static OptionalInt descriptorOf(HostPort address) {
        return inodeOf(address).map(ListeningSocket::descriptorOf).orElseGet(OptionalInt::empty);
    }

    private static Optional<String> inodeOf(HostPort address) {
        var local = inHex(address);
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(ListeningSocket::lines)
                .map(it -> it.strip().split("\\s+"))
                .filter(it -> it[1].endsWith(local) && it[STATE].equals(LISTENING))
                .map(it -> it[INODE])
                .findFirst();
    }

    /** As the kernel prints an IPv4 address, also inside an IPv6 one. */
    private static String inHex(HostPort address) {
        var bytes = ByteBuffer.wrap(address.toSocketAddress().getAddress().getAddress());
        int reversed = bytes.order(ByteOrder.LITTLE_ENDIAN).getInt();
        return "%08X:%04X".formatted(reversed, address.port());
    }

    private static Stream<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file)).stream().skip(1);
        } catch (NoSuchFileException noSuchProtocol) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    private static OptionalInt descriptorOf(String inode) {
        var target = "socket:[" + inode + "]";
        try (var descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors
                    .filter(it -> leadsTo(it, target))
                    .mapToInt(it -> Integer.parseInt(it.getFileName().toString()))
                    .findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the open files", e);
        }
    }

    private static boolean leadsTo(Path descriptor, String target) {
        try {
            return Files.readSymbolicLink(descriptor).toString().equals(target);
        } catch (IOException closedMeanwhile) {
            return false;
        }
    }
}
