package dev.pghaven.backups.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.backups.VerificationConfiguration;
import dev.pghaven.backups.verify.Doubts.Weighed;
import dev.pghaven.contracts.RestoreRefuted.Finding;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DoubtsTest {
    private static final UUID OPERATION = new UUID(0, 1);
    private static final Duration CONFIRMED_AFTER = Duration.ofMinutes(3);
    private static final Finding OLD = new Finding("backup old", "complete", "lacks data.tar");
    private static final Finding NEW = new Finding("backup new", "complete", "lacks data.tar");

    private final AtomicLong nanos = new AtomicLong();
    private final Pace pace = new Pace(Duration.ofSeconds(2), nanos::get);
    private final Doubts doubts =
            new Doubts(
                    pace,
                    VerificationWorld.configuration()
                            .getConfigMapping(VerificationConfiguration.class));

    @Test
    void nothingCountsAtFirst() {
        assertThat(weigh(OLD)).isEqualTo(new Weighed(List.of(), CONFIRMED_AFTER));
    }

    @Test
    void whatIsSeenForLongEnoughCounts() {
        weigh(OLD);
        pass(Duration.ofMinutes(2));
        assertThat(weigh(OLD, NEW)).isEqualTo(new Weighed(List.of(), Duration.ofMinutes(1)));

        pass(Duration.ofMinutes(1));
        assertThat(weigh(OLD, NEW).lasting()).containsExactly(OLD);
    }

    @Test
    void whatBecameWorseIsTheSameDoubt() {
        weigh(OLD);
        pass(CONFIRMED_AFTER);
        var worse = new Finding(OLD.what(), OLD.expected(), "lacks all its files");

        assertThat(weigh(worse).lasting()).containsExactly(worse);
    }

    @Test
    void whatWentAndCameBackBeginsAnew() {
        weigh(OLD);
        pass(CONFIRMED_AFTER);
        weigh(NEW);

        assertThat(weigh(OLD).lasting()).isEmpty();
    }

    @Test
    void anArchiveThatIsWholeAgainLeavesNoDoubt() {
        weigh(OLD);
        pass(CONFIRMED_AFTER);
        doubts.forget(OPERATION);

        assertThat(weigh(OLD).lasting()).isEmpty();
    }

    @Test
    void whatElseIsWaitedForGoesOn() {
        pace.nextLook(OPERATION, "archive");
        pass(Duration.ofSeconds(100));
        doubts.forget(OPERATION);

        assertThat(pace.nextLook(OPERATION, "archive")).isEqualTo(Duration.ofSeconds(1));
    }

    private Weighed weigh(Finding... seen) {
        return doubts.weigh(OPERATION, List.of(seen));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
