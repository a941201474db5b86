package dev.pghaven.sandbox.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ReconcileQueueTest {
    private final AtomicInteger calls = new AtomicInteger();

    @Test
    void whatChangesDuringACallIsLookedAtOnceMore() throws Exception {
        var entered = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var queue =
                new ReconcileQueue<String>(
                        "test",
                        key -> {
                            calls.incrementAndGet();
                            entered.countDown();
                            release.await();
                        })) {
            queue.add("a");
            assertThat(entered.await(5, TimeUnit.SECONDS)).isTrue();
            queue.add("a");
            queue.add("a");
            release.countDown();

            await().untilAsserted(() -> assertThat(calls).hasValue(2));
        }
        assertThat(calls).hasValue(2);
    }

    @Test
    void aFailureIsTriedAgain() {
        try (var queue =
                new ReconcileQueue<String>(
                        "test",
                        key -> {
                            if (calls.incrementAndGet() < 3) {
                                throw new IllegalStateException("not yet");
                            }
                        })) {
            queue.add("a");

            await().untilAsserted(() -> assertThat(calls).hasValue(3));
        }
    }
}
