package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.quarkus.EngineLifecycle;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Keeps a consumer of one topic running for as long as the service does. Made anew after every
 * failure, because a consumer cannot even be made while the names of the brokers do not resolve.
 */
final class Consumption {
    private static final Logger LOG = Logger.getLogger(Consumption.class);

    private final String topic;
    private final Map<String, Object> settings;
    private final RecordHandler handler;
    private final EngineLifecycle lifecycle;
    private final Duration retry;
    private final Thread consuming;

    Consumption(
            String topic,
            Map<String, Object> settings,
            RecordHandler handler,
            EngineLifecycle lifecycle,
            Duration retry) {
        this.topic = topic;
        this.settings = settings;
        this.handler = handler;
        this.lifecycle = lifecycle;
        this.retry = retry;
        this.consuming = Thread.ofVirtual().name(topic).unstarted(this::consumeUntilStopped);
    }

    String topic() {
        return topic;
    }

    void start() {
        consuming.start();
    }

    void awaitEnd() throws InterruptedException {
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
        try (var consumer =
                new KafkaConsumer<>(
                        settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            pollUntilStopped(new Polling(consumer, handler));
        } catch (RuntimeException e) {
            // Whatever it is: without this thread nothing would ever be consumed again.
            LOG.warnf("%s is not consumed for the moment: %s", topic, e);
        }
    }

    private void pollUntilStopped(Polling polling) throws InterruptedException {
        polling.subscribe(topic);
        while (!lifecycle.isStopping()) {
            if (!polling.poll()) {
                lifecycle.stopsWithin(retry);
            }
        }
    }
}
