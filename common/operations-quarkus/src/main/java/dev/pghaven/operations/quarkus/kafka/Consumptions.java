package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.contracts.Topics;
import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.quarkus.FactHandlers;
import dev.pghaven.operations.quarkus.OperationsConfiguration;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/** What a service consumes: requests always, facts where somebody acts upon them. */
@ApplicationScoped
class Consumptions {
    private final Map<String, Object> broker;
    private final EngineLifecycle lifecycle;
    private final OperationsConfiguration.Kafka config;
    private final String service;

    Consumptions(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            EngineLifecycle lifecycle,
            OperationsConfiguration config) {
        this.broker = broker;
        this.lifecycle = lifecycle;
        this.config = config.kafka();
        this.service = config.service();
    }

    @Produces
    @Singleton
    List<Consumption> all(RequestIntake requests, FactIntake facts, FactHandlers handlers) {
        var ofRequests = of(Topics.REQUESTS, requestGroup(), requests);
        return handlers.all().isEmpty()
                ? List.of(ofRequests)
                : List.of(ofRequests, of(Topics.EVENTS, factGroup(), facts));
    }

    private Consumption of(String topic, String group, RecordHandler handler) {
        var settings = ConsumerSettings.of(broker, group);
        return new Consumption(topic, settings, handler, lifecycle, config.retry());
    }

    private String requestGroup() {
        return config.group().orElseGet(() -> "pghaven-" + service);
    }

    private String factGroup() {
        return config.eventsGroup().orElseGet(() -> "pghaven-" + service + "-events");
    }
}
