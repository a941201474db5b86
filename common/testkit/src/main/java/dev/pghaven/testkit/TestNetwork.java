package dev.pghaven.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Loopback networks for the sandboxes of tests, each for one sandbox only, so that they run beside
 * each other, beside those of other JVMs, and beside a person's own, which has 127.10.
 */
public final class TestNetwork {
    private static final int FIRST = 110;
    private static final int COUNT = 100;
    private static final int CLAIM_PORT = 49_151;
    private static final List<Claim> CLAIMS = new ArrayList<>();

    private TestNetwork() {}

    /** Nobody else gets it before this JVM ends. */
    public static synchronized String fresh() {
        int begin = (int) (ProcessHandle.current().pid() % COUNT);
        var claim =
                IntStream.range(begin, begin + COUNT)
                        .mapToObj(i -> Claim.of("127." + (FIRST + i % COUNT)))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(
                                () -> new IllegalStateException("every test network is taken"));
        CLAIMS.add(claim);
        return claim.network();
    }

    /** What one JVM listens on, no other can, until the first one's end. */
    private record Claim(String network, ServerSocket socket) {
        static Optional<Claim> of(String network) {
            try {
                var socket = new ServerSocket();
                socket.bind(new InetSocketAddress(network + ".255.254", CLAIM_PORT));
                return Optional.of(new Claim(network, socket));
            } catch (IOException taken) {
                return Optional.empty();
            }
        }
    }
}
