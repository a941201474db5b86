package dev.pghaven.sandbox.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.Topics;
import dev.pghaven.sandbox.network.Network;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaBrokerIT {
    private static final Network NETWORK = new Network(221);
    private static final int MEBIBYTE = 1024 * 1024;

    private static KafkaBroker broker;

    @BeforeAll
    static void start(@TempDir Path data) {
        broker = new KafkaBroker(data, NETWORK.kafka(), NETWORK.kafkaController());
        broker.start();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void hasTheTopicsOfTheDesign() throws Exception {
        try (var admin = Admin.create(client())) {
            var topics = admin.listTopics().names().get();
            var described = admin.describeTopics(topics).allTopicNames().get();

            assertThat(described.get(Topics.REQUESTS).partitions()).hasSize(6);
            assertThat(described.get(Topics.EVENTS).partitions()).hasSize(6);
            assertThat(described.get(Topics.REQUESTS_DLQ).partitions()).hasSize(1);
            assertThat(described.get(Topics.EVENTS_DLQ).partitions()).hasSize(1);
        }
    }

    @Test
    void takesARecordThatTheServicesWillRefuse() throws Exception {
        try (var producer = producer()) {
            var sent = producer.send(record("large", new byte[2 * MEBIBYTE]));

            assertThat(sent.get(10, TimeUnit.SECONDS).hasOffset()).isTrue();
            assertThatThrownBy(() -> producer.send(record("huge", new byte[5 * MEBIBYTE])).get())
                    .hasCauseInstanceOf(RecordTooLargeException.class);
        }
    }

    @Test
    void keepsRecordsOverAStopAndIsAwayInBetween() throws Exception {
        try (var producer = producer()) {
            producer.send(record("before", new byte[] {1})).get();
        }

        broker.stop();
        try (var producer = producer()) {
            assertThatThrownBy(() -> producer.send(record("during", new byte[] {2})).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(TimeoutException.class);
        }

        broker.start();
        try (var producer = producer()) {
            producer.send(record("after", new byte[] {3})).get();
        }
        assertThat(keysWrittenTo(Topics.EVENTS))
                .contains("before", "after")
                .doesNotContain("during");
    }

    private static ProducerRecord<String, byte[]> record(String key, byte[] value) {
        return new ProducerRecord<>(Topics.EVENTS, key, value);
    }

    private static List<String> keysWrittenTo(String topic) {
        var keys = new ArrayList<String>();
        try (var consumer = consumer()) {
            consumer.subscribe(List.of(topic));
            for (int quiet = 0; quiet < 4; ) {
                var records = consumer.poll(Duration.ofMillis(500));
                records.forEach(it -> keys.add(it.key()));
                quiet = records.isEmpty() ? quiet + 1 : 0;
            }
        }
        return keys;
    }

    private static KafkaProducer<String, byte[]> producer() {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "max.request.size", 8 * MEBIBYTE,
                        "max.block.ms", 1500,
                        "request.timeout.ms", 2000,
                        "delivery.timeout.ms", 5000);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    private static KafkaConsumer<String, byte[]> consumer() {
        var settings =
                Map.<String, Object>of(
                        "bootstrap.servers", broker.bootstrapServers(),
                        "group.id", "test",
                        "auto.offset.reset", "earliest");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> client() {
        return Map.of("bootstrap.servers", broker.bootstrapServers());
    }
}
