package dev.pghaven.exposure;

import dev.pghaven.contracts.spec.TcpKeepalives;
import java.time.Duration;

/** With which keepalives a client's silent connections outlive the load balancer's patience. */
public final class KeepaliveAdvice {
    /** Often enough to notice within two minutes that a node is lost. */
    private static final Duration OFTEN_ENOUGH = Duration.ofMinutes(1);

    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int COUNT = 6;

    /** A lost probe is followed by others before the idle timeout. */
    private static final int MARGIN = 2;

    private KeepaliveAdvice() {}

    public static TcpKeepalives below(Duration idleTimeout) {
        var half = idleTimeout.dividedBy(MARGIN);
        return new TcpKeepalives(
                half.compareTo(OFTEN_ENOUGH) < 0 ? half : OFTEN_ENOUGH, INTERVAL, COUNT);
    }
}
