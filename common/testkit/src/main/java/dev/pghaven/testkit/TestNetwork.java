package dev.pghaven.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The loopback network that a test JVM takes, so that it can run beside others and beside a
 * person's own sandbox, which has 127.10.
 */
public final class TestNetwork {
    private static final int FIRST = 110;
    private static final int COUNT = 100;
    private static final int CLAIM_PORT = 49_151;

    private TestNetwork() {}

    public static String ofThisJvm() {
        return Claimed.CLAIM.network();
    }

    private static Claim claim() {
        int begin = (int) (ProcessHandle.current().pid() % COUNT);
        return IntStream.range(begin, begin + COUNT)
                .mapToObj(i -> Claim.of("127." + (FIRST + i % COUNT)))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("every test network is taken"));
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

    private static final class Claimed {
        static final Claim CLAIM = claim();
    }
}
