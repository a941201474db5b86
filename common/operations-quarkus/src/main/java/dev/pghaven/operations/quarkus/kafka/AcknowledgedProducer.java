package dev.pghaven.operations.quarkus.kafka;

import dev.pghaven.operations.quarkus.OperationsConfiguration;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sends records and returns when every replica has them. Made at first use, because a producer
 * cannot be made while the names of the brokers do not resolve.
 */
@ApplicationScoped
class AcknowledgedProducer {
    private final Map<String, Object> broker;
    private final Duration timeout;
    private Producer<String, byte[]> producer;

    AcknowledgedProducer(
            @Identifier("default-kafka-broker") Map<String, Object> broker,
            OperationsConfiguration config) {
        this.broker = broker;
        this.timeout = config.kafka().publishTimeout();
    }

    /** In their order; answers those that Kafka refused, and throws when another may be missing. */
    List<Refused> send(List<ProducerRecord<String, byte[]>> records) {
        return send(records, producer());
    }

    static List<Refused> send(
            List<ProducerRecord<String, byte[]>> records, Producer<String, byte[]> producer) {
        var sent = records.stream().map(it -> new Sent(it, producer.send(it))).toList();
        producer.flush();
        return sent.stream().map(AcknowledgedProducer::await).flatMap(Optional::stream).toList();
    }

    private record Sent(ProducerRecord<String, byte[]> message, Future<?> acknowledgement) {}

    private static Optional<Refused> await(Sent sent) {
        try {
            sent.acknowledgement().get();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RecordTooLargeException tooLarge) {
                return Optional.of(new Refused(sent.message(), tooLarge.getMessage()));
            }
            throw new KafkaException("Kafka did not take it: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while Kafka took it", e);
        }
    }

    private synchronized Producer<String, byte[]> producer() {
        if (producer == null) {
            producer = new KafkaProducer<>(settings());
        }
        return producer;
    }

    private Map<String, Object> settings() {
        var settings = new HashMap<>(broker);
        var millis = Math.toIntExact(timeout.toMillis());
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, millis);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, millis);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, millis / 2);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return settings;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(timeout);
        }
    }
}
