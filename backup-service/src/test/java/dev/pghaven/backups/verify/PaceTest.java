package dev.pghaven.backups.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final UUID OPERATION = new UUID(0, 1);

    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(Duration.ofSeconds(2), nanos::get);

    @Test
    void looksSoonWhatHasJustBegun() {
        assertThat(look("restore")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void looksTheRarerTheLongerItTakes() {
        look("restore");
        pass(Duration.ofSeconds(60));

        assertThat(look("restore")).isEqualTo(Duration.ofMillis(600));
    }

    @Test
    void neverLooksRarerThanItIsTold() {
        look("restore");
        pass(Duration.ofHours(10));

        assertThat(look("restore")).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void whatIsWaitedForNextBeginsAnew() {
        look("restore");
        pass(Duration.ofHours(10));

        assertThat(look("removal")).isEqualTo(Duration.ofMillis(100));
    }

    @Test
    void forgetsAnOperation() {
        look("restore");
        pass(Duration.ofHours(10));
        pace.forget(OPERATION);

        assertThat(look("restore")).isEqualTo(Duration.ofMillis(100));
    }

    private Duration look(String what) {
        return pace.nextLook(OPERATION, what);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
