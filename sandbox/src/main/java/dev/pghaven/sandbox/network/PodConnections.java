package dev.pghaven.sandbox.network;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of one pod's PostgreSQL, cut without a word to either side as far as both are
 * processes of this sandbox.
 */
final class PodConnections {
    private static final Logger LOG = LoggerFactory.getLogger(PodConnections.class);
    private static final int POSTGRES = 5432;

    private final HostPort server;
    private final Set<String> seen = new HashSet<>();
    private boolean told;

    PodConnections(String address) {
        this.server = new HostPort(address, POSTGRES);
    }

    /** Called again for the connections that came since. */
    void cut(Isolation isolation) {
        var denied = inodes(isolation);
        denied.removeAll(seen);
        if (!denied.isEmpty()) {
            seen.addAll(denied);
            boolean reached = atEach(denied, KernelFilter::dropAll);
            if (!reached && !told) {
                told = true;
                LOG.warn("{}: this system does not let its connections be cut", server);
            }
        }
    }

    void mend() {
        seen.clear();
        atEach(inodes(new Isolation(true, true)), KernelFilter::dropNothing);
    }

    private Set<String> inodes(Isolation isolation) {
        var all = TcpSocket.all();
        var ingress = isolation.ingress() ? all.stream().filter(this::isOfServer) : noSocket();
        var egress = isolation.egress() ? outgoing(all) : noSocket();
        return Stream.concat(ingress, egress)
                .map(TcpSocket::inode)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Either end. */
    private boolean isOfServer(TcpSocket it) {
        return it.local().equals(server) || it.remote().equals(server);
    }

    /** Both ends of where the server's own processes connect to, which is another's primary. */
    private Stream<TcpSocket> outgoing(List<TcpSocket> all) {
        var asked =
                all.stream()
                        .filter(it -> it.remote().port() == POSTGRES && !isOfServer(it))
                        .collect(Collectors.toMap(TcpSocket::inode, it -> it, (one, _) -> one));
        var ours =
                family(all)
                        .flatMap(pid -> SocketDescriptor.of(pid, asked.keySet()))
                        .map(it -> asked.get(it.inode()))
                        .collect(Collectors.toSet());
        return all.stream()
                .filter(it -> ours.contains(it) || ours.stream().anyMatch(our -> isPeer(our, it)));
    }

    private static boolean isPeer(TcpSocket one, TcpSocket other) {
        return one.local().equals(other.remote()) && one.remote().equals(other.local());
    }

    /** The postmaster, and what it has forked. */
    private Stream<Long> family(List<TcpSocket> all) {
        var listening =
                all.stream()
                        .filter(it -> it.listening() && it.local().equals(server))
                        .map(TcpSocket::inode)
                        .collect(Collectors.toSet());
        return processes()
                .filter(it -> SocketDescriptor.of(it.pid(), listening).findAny().isPresent())
                .flatMap(it -> Stream.concat(Stream.of(it), it.descendants()))
                .map(ProcessHandle::pid)
                .distinct();
    }

    private static boolean atEach(Set<String> inodes, IntPredicate action) {
        return processes()
                        .flatMap(it -> SocketDescriptor.of(it.pid(), inodes))
                        .filter(it -> ForeignSocket.with(it, action))
                        .count()
                > 0;
    }

    private static Stream<ProcessHandle> processes() {
        var us = ProcessHandle.current();
        return Stream.concat(Stream.of(us), us.descendants());
    }

    private static Stream<TcpSocket> noSocket() {
        return Stream.empty();
    }
}
