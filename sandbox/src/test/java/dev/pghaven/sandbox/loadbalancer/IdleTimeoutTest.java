package dev.pghaven.sandbox.loadbalancer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdleTimeoutTest {

    @Test
    void isFourMinutesUnlessSaidOtherwise() {
        assertThat(IdleTimeout.of(Optional.empty())).isEqualTo(new IdleTimeout.Minutes(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 30})
    void takesWhatAksDocuments(int minutes) {
        assertThat(IdleTimeout.of(Optional.of(String.valueOf(minutes))))
                .isEqualTo(new IdleTimeout.Minutes(minutes));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "31", "", "4.5", "five"})
    void refusesAnythingElse(String text) {
        assertThat(IdleTimeout.of(Optional.of(text)))
                .asInstanceOf(type(IdleTimeout.Invalid.class))
                .extracting(IdleTimeout.Invalid::reason)
                .asString()
                .contains("azure-load-balancer-tcp-idle-timeout")
                .endsWith("between 4 and 30, actual value: " + text);
    }
}
