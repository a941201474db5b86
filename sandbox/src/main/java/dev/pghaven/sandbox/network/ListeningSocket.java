package dev.pghaven.sandbox.network;

import java.util.OptionalInt;
import java.util.Set;

/** Finds the number that the system gave a socket of this process, which Java keeps to itself. */
final class ListeningSocket {
    private ListeningSocket() {}

    /** Empty where the system has no {@code /proc}. */
    static OptionalInt descriptorOf(HostPort address) {
        return TcpSocket.all().stream()
                .filter(it -> it.listening() && it.local().equals(address))
                .map(TcpSocket::inode)
                .flatMap(it -> SocketDescriptor.of(ProcessHandle.current().pid(), Set.of(it)))
                .mapToInt(SocketDescriptor::number)
                .findFirst();
    }
}
