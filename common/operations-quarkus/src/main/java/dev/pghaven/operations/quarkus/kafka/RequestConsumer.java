package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.quarkus.EngineLifecycle;
import dev.pghaven.operations.quarkus.OperationsConfiguration;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Keeps a consumer of the requests running for as long as the service does. Made anew after every
 * failure, because a consumer cannot even be made while the names of the brokers do not resolve.
 */
@ApplicationScoped
class RequestConsumer {
    private static final Logger LOG = Logger.getLogger(RequestConsumer.class);
    private static final int BEFORE_THE_ENGINE = 1;

    private final Map<String, Object> broker;
    private final RequestIntake intake;
    private final EngineLifecycle lifecycle;
    private final OperationsConfiguration config;
    private final Duration retry;
    private final Thread consuming =
            Thread.ofVirtual().name("requests").unstarted(this::consumeUntilStopped);

    RequestConsumer(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            RequestIntake intake,
            EngineLifecycle lifecycle,
            OperationsConfiguration config) {
        this.broker = broker;
        this.intake = intake;
        this.lifecycle = lifecycle;
        this.config = config;
        this.retry = config.kafka().retry();
    }

    void onStart(@Observes StartupEvent event) {
        consuming.start();
    }

    /** What was polled is finished first, while the engine still takes it. */
    void onStop(@Observes @Priority(BEFORE_THE_ENGINE) ShutdownEvent event)
            throws InterruptedException {
        lifecycle.stop();
        consuming.join();
    }

    /** True also before the start, and while the service stops. */
    boolean isAlive() {
        return consuming.getState() != Thread.State.TERMINATED || lifecycle.isStopping();
    }

    private void consumeUntilStopped() {
        try {
            if (lifecycle.awaitStarted()) {
                do {
                    consume();
                } while (!lifecycle.stopsWithin(retry));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void consume() throws InterruptedException {
        var settings = ConsumerSettings.of(broker, config);
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            pollUntilStopped(new RequestPolling(consumer, intake));
        } catch (RuntimeException e) {
            // Whatever it is: without this thread nothing would ever be consumed again.
            LOG.warnf("Requests are not consumed for the moment: %s", e);
        }
    }

    private void pollUntilStopped(RequestPolling polling) throws InterruptedException {
        polling.subscribe();
        while (!lifecycle.isStopping()) {
            if (!polling.poll()) {
                lifecycle.stopsWithin(retry);
            }
        }
    }
}
