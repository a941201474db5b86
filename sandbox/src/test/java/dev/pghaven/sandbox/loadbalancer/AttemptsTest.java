package dev.pghaven.sandbox.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.network.ServiceName;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AttemptsTest {
    private static final Wish WISH = wish("127.0.0.1/32");
    private static final Wish OTHER = wish("127.0.0.2/32");

    private final Attempts attempts = new Attempts(Duration.ofMinutes(1));

    @Test
    void aNewWishHasItsTurnAtOnce() {
        assertThat(attempts.turnOf(WISH)).isInstanceOf(Turn.Now.class);
    }

    @Test
    void whatIsDoneIsNotDoneAgainUntilItIsAnotherWish() {
        attempts.succeeded(WISH);

        assertThat(attempts.turnOf(WISH)).isInstanceOf(Turn.Over.class);
        assertThat(attempts.turnOf(OTHER)).isInstanceOf(Turn.Now.class);
        assertThat(attempts.lastDone(new ServiceName("shop", "orders"))).contains(WISH.content());
    }

    @Test
    void whatIsRefusedWaitsLongerEachTime() {
        assertThat(attempts.refused(WISH)).isEqualTo(Duration.ofMinutes(1));
        assertThat(attempts.refused(WISH)).isEqualTo(Duration.ofMinutes(2));
        assertThat(attempts.refused(WISH)).isEqualTo(Duration.ofMinutes(4));
        assertThat(attempts.refused(WISH)).isEqualTo(Duration.ofMinutes(5));
        assertThat(attempts.turnOf(WISH)).isInstanceOf(Turn.Later.class);

        assertThat(attempts.refused(OTHER)).isEqualTo(Duration.ofMinutes(1));
    }

    private static Wish wish(String range) {
        return new Wish(
                new ServiceBuilder()
                        .withNewMetadata()
                        .withNamespace("shop")
                        .withName("orders")
                        .withUid("1")
                        .endMetadata()
                        .withNewSpec()
                        .withLoadBalancerSourceRanges(range)
                        .endSpec()
                        .build());
    }
}
