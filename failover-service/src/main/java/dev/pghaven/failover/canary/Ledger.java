package dev.pghaven.failover.canary;

import java.util.Arrays;
import java.util.BitSet;
import java.util.function.LongSupplier;

/**
 * What became of each commit, and when, by a monotonic clock. Numbers begin with 0; a million of
 * them take a few megabytes.
 */
final class Ledger {
    private static final int FIRST_SIZE = 1024;

    private final LongSupplier clock;
    private long[] sent = new long[FIRST_SIZE];
    private long[] answered = new long[FIRST_SIZE];
    private Fate[] fates = new Fate[FIRST_SIZE];
    private int size;

    Ledger(LongSupplier clock) {
        this.clock = clock;
    }

    /** Gives the commit that is about to be sent its number. */
    synchronized int send() {
        if (size == sent.length) {
            sent = Arrays.copyOf(sent, size * 2);
            answered = Arrays.copyOf(answered, size * 2);
            fates = Arrays.copyOf(fates, size * 2);
        }
        sent[size] = clock.getAsLong();
        fates[size] = Fate.OPEN;
        return size++;
    }

    synchronized void answer(int number, Fate fate) {
        answered[number] = clock.getAsLong();
        fates[number] = fate;
    }

    synchronized int size() {
        return size;
    }

    synchronized long count(Fate fate) {
        return Arrays.stream(fates, 0, size).filter(fate::equals).count();
    }

    synchronized BitSet acknowledged() {
        var numbers = new BitSet(size);
        for (int i = 0; i < size; i++) {
            numbers.set(i, fates[i] == Fate.ACKNOWLEDGED);
        }
        return numbers;
    }

    /** Whether the newest commit that was answered was acknowledged. */
    synchronized boolean isWriting() {
        var newest = size - 1;
        while (newest >= 0 && fates[newest] == Fate.OPEN) {
            newest--;
        }
        return newest >= 0 && fates[newest] == Fate.ACKNOWLEDGED;
    }

    synchronized Fate fate(int number) {
        return fates[number];
    }

    synchronized long sentAt(int number) {
        return sent[number];
    }

    synchronized long answeredAt(int number) {
        return answered[number];
    }
}
