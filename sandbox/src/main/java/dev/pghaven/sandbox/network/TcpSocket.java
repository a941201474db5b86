package dev.pghaven.sandbox.network;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A TCP socket as the kernel lists it.
 *
 * @param inode by which the descriptors of processes name it
 */
record TcpSocket(HostPort local, HostPort remote, boolean listening, String inode) {
    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final int IPV4_DIGITS = 8;

    /** A socket that no process has taken yet, or that none has any more. */
    private static final String NOBODYS = "0";

    /** Nothing where the system has no {@code /proc}. */
    static List<TcpSocket> all() {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(TcpSocket::lines)
                .map(it -> it.strip().split("\\s+"))
                .map(TcpSocket::of)
                .filter(it -> !it.inode().equals(NOBODYS))
                .toList();
    }

    private static TcpSocket of(String[] words) {
        return new TcpSocket(
                address(words[LOCAL]),
                address(words[REMOTE]),
                words[STATE].equals(LISTENING),
                words[INODE]);
    }

    /** An IPv4 address as the kernel prints it, also inside an IPv6 one. */
    private static HostPort address(String text) {
        int colon = text.indexOf(':');
        int reversed = Integer.parseUnsignedInt(text, colon - IPV4_DIGITS, colon, 16);
        var bytes =
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(reversed)
                        .array();
        var host =
                "%d.%d.%d.%d"
                        .formatted(
                                Byte.toUnsignedInt(bytes[0]),
                                Byte.toUnsignedInt(bytes[1]),
                                Byte.toUnsignedInt(bytes[2]),
                                Byte.toUnsignedInt(bytes[3]));
        return new HostPort(host, Integer.parseInt(text.substring(colon + 1), 16));
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
}
