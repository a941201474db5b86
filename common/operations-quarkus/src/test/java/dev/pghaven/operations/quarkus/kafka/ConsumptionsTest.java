package dev.pghaven.operations.quarkus.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.contracts.Topics;
import dev.pghaven.operations.quarkus.Configurations;
import dev.pghaven.operations.quarkus.FactHandlers;
import dev.pghaven.operations.quarkus.RideOnRemoval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsumptionsTest {
    private final Consumptions consumptions =
            new Consumptions(Map.of(), null, Configurations.of(Map.of("service", "riders")));

    @Test
    void factsAreConsumedWhereSomebodyActsUponThem() {
        var handlers = new FactHandlers(List.of(new RideOnRemoval("first")));

        assertThat(consumptions.all(null, null, handlers))
                .extracting(Consumption::topic)
                .containsExactly(Topics.REQUESTS, Topics.EVENTS);
    }

    @Test
    void andNowhereElse() {
        assertThat(consumptions.all(null, null, new FactHandlers(List.of())))
                .extracting(Consumption::topic)
                .containsExactly(Topics.REQUESTS);
    }
}
