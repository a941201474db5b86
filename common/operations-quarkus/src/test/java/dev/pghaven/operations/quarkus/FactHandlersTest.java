package dev.pghaven.operations.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterProvisioned;
import dev.pghaven.contracts.ClusterRemoved;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactHandlersTest {
    private final FactHandler first = new RideOnRemoval("first");
    private final FactHandler second = new RideOnRemoval("second");

    @Test
    void allWhoNameATypeGetItsFacts() {
        var handlers = new FactHandlers(List.of(first, second));

        assertThat(handlers.of(ClusterRemoved.class)).containsExactly(first, second);
        assertThat(handlers.of(ClusterProvisioned.class)).isEmpty();
    }

    @Test
    void twoOfOneNameWouldTakeEachOthersFacts() {
        assertThatThrownBy(() -> new FactHandlers(List.of(first, new RideOnRemoval("first"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("first");
    }
}
