package dev.pghaven.failover.canary;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The times in which no commit came through in time. One begins when a commit is sent that does
 * not, and ends when one that was sent later does.
 */
final class Interruptions {
    /** A client that waits longer calls it an outage, whatever the answer is in the end. */
    private static final long LATE = Duration.ofSeconds(1).toNanos();

    private final Ledger ledger;

    private Interruptions(Ledger ledger) {
        this.ledger = ledger;
    }

    static List<Interruption> in(Ledger ledger) {
        return new Interruptions(ledger).all();
    }

    private List<Interruption> all() {
        var all = new ArrayList<Interruption>();
        var number = 0;
        while (number < ledger.size()) {
            if (cameThrough(number)) {
                number++;
            } else {
                var next = nextThatCameThrough(number);
                all.add(from(number, next));
                number = next;
            }
        }
        return all;
    }

    private int nextThatCameThrough(int number) {
        var next = number;
        while (next < ledger.size() && !cameThrough(next)) {
            next++;
        }
        return next;
    }

    private boolean cameThrough(int number) {
        return ledger.fate(number) == Fate.ACKNOWLEDGED
                && ledger.answeredAt(number) - ledger.sentAt(number) <= LATE;
    }

    private Interruption from(int first, int next) {
        var end =
                next == ledger.size()
                        ? OptionalLong.empty()
                        : OptionalLong.of(ledger.answeredAt(next));
        var gap = next == ledger.size() ? 0 : ledger.sentAt(next) - ledger.sentAt(next - 1);
        return new Interruption(ledger.sentAt(first), end, gap);
    }

    /**
     * @param end empty if nothing came through any more
     * @param gap between the last commit that did not come through and the next that did
     */
    record Interruption(long begin, OptionalLong end, long gap) {
        /** What has not ended lasts until now. */
        long endOr(long now) {
            return end.orElse(now);
        }

        long length(long now) {
            return endOr(now) - begin;
        }
    }
}
