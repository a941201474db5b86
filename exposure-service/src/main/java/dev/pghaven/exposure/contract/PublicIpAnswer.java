package dev.pghaven.exposure.contract;

import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What Azure said of a public IP.
 *
 * @param address absent where there is no such public IP
 * @param at when it was asked
 */
record PublicIpAnswer(Optional<String> address, Instant at) {
    /** The latest answer; of several who need another, one asks and the others wait for it. */
    static final class Latest {
        private final ReentrantLock asking = new ReentrantLock();
        private Optional<PublicIpAnswer> answer = Optional.empty();

        PublicIpAnswer orAsk(Predicate<PublicIpAnswer> isOfUse, Supplier<PublicIpAnswer> ask)
                throws InterruptedException {
            asking.lockInterruptibly();
            try {
                var it = answer.filter(isOfUse).orElseGet(ask);
                answer = Optional.of(it);
                return it;
            } finally {
                asking.unlock();
            }
        }
    }
}
