package dev.pghaven.sandbox.cnpg.instance;

import dev.pghaven.sandbox.network.HostPort;
import java.time.Duration;

/** The way from a standby to its primary: straight, or over a link that delays. */
final class ReplicationPath implements AutoCloseable {
    private static final int PORT = 5432;

    private final String address;
    private final ReplicationDelay delay;
    private DelayedLink link;
    private HostPort reached;
    private Duration by = Duration.ZERO;

    ReplicationPath(String address, ReplicationDelay delay) {
        this.address = address;
        this.delay = delay;
    }

    /** Where to connect to. A change of delay breaks the connection, so that it is made anew. */
    synchronized HostPort to(String primaryAddress) {
        var primary = new HostPort(primaryAddress, PORT);
        var wanted = delay.current();
        if (!primary.equals(reached) || !wanted.equals(by)) {
            close();
            reached = primary;
            by = wanted;
            link = wanted.isZero() ? null : DelayedLink.open(address, primary, wanted);
        }
        return link == null ? primary : link.entrance();
    }

    @Override
    public synchronized void close() {
        if (link != null) {
            link.close();
            link = null;
        }
        reached = null;
    }
}
