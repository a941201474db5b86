package dev.pghaven.failover.canary;

import dev.pghaven.failover.CanaryConfiguration;
import dev.pghaven.postgres.Connections.Door;
import java.time.Duration;
import java.util.BitSet;
import java.util.OptionalLong;

/** One client that writes and asks who is there, from its first commit to its last. */
final class Canary {
    private final WallTime time = WallTime.now();
    private final Ledger ledger = new Ledger(System::nanoTime);
    private final Writer writer;
    private final Samplers samplers;
    private final Duration interval;
    private OptionalLong mark = OptionalLong.empty();
    private OptionalLong stopped = OptionalLong.empty();

    Canary(Door door, CanaryTable table, int rate, Samplers samplers, CanaryConfiguration config) {
        this.interval = Duration.ofSeconds(1).dividedBy(rate);
        this.writer = new Writer(door, table, ledger, interval, config);
        this.samplers = samplers;
        writer.start();
        samplers.start();
    }

    synchronized void mark() {
        if (mark.isEmpty()) {
            mark = OptionalLong.of(System.nanoTime());
        }
    }

    /** Nothing is to change before each of them knows how it was before. */
    boolean hasBegun() {
        return writes() && samplers.haveBegun();
    }

    boolean writes() {
        return ledger.isWriting();
    }

    synchronized void stop() {
        if (stopped.isEmpty()) {
            stopped = OptionalLong.of(System.nanoTime());
            writer.close();
            samplers.close();
        }
    }

    /** When it was stopped. */
    synchronized CanaryReport report(BitSet present) {
        var end = stopped.orElseThrow();
        var begin = mark.orElse(end);
        return new Reckoning(ledger, time, begin, end, interval)
                .against(present)
                .with(samplers.between(begin, end));
    }
}
