package dev.pghaven.e2e;

import dev.pghaven.testkit.Rest;
import dev.pghaven.testkit.SandboxProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.postgresql.PGConnection;

/**
 * Looks for secrets where none may be: in every record of every topic, every log, every table of
 * the operation store and the metrics of services.
 *
 * @param management where these have their metrics
 */
record Leaks(SandboxProcess sandbox, List<Rest> management, Collection<String> secrets) {
    /** They hold the records of the topics, which are looked at anyway. */
    private static final String KAFKA_SEGMENT = "\\d{20}\\.log";

    private static final String ALL_TABLES =
            "select format('%I.%I', schemaname, tablename) from pg_tables"
                    + " where schemaname not in ('pg_catalog', 'information_schema')";

    /** Each such as {@code topic pghaven.events.v1}, {@code log provisioner.log}. */
    Set<String> places() throws SQLException {
        var places = new TreeSet<String>();
        places.addAll(topics());
        places.addAll(files(sandbox.folder(), Leaks::isLog, secrets));
        places.addAll(tables());
        places.addAll(metrics());
        return places;
    }

    /** The files below a folder that hold a secret, by their names. */
    static List<String> files(Path folder, Predicate<Path> wanted, Collection<String> secrets) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(wanted)
                    .filter(it -> holdsAny(read(it), secrets))
                    .map(it -> "log " + it.getFileName())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isLog(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".log") && !name.matches(KAFKA_SEGMENT);
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsAny(byte[] bytes, Collection<String> secrets) {
        var text = new String(bytes, StandardCharsets.ISO_8859_1);
        return secrets.stream().anyMatch(text::contains);
    }

    private List<String> topics() {
        try (var consumer =
                new KafkaConsumer<>(
                        Map.of("bootstrap.servers", sandbox.endpoint("/kafka/bootstrapServers")),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            var partitions =
                    consumer.listTopics().values().stream()
                            .flatMap(List::stream)
                            .map(it -> new TopicPartition(it.topic(), it.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            return leakyTopics(consumer, consumer.endOffsets(partitions));
        }
    }

    private List<String> leakyTopics(
            KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        var leaky = new ArrayList<String>();
        while (ends.entrySet().stream()
                .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
            StreamSupport.stream(consumer.poll(Duration.ofMillis(200)).spliterator(), false)
                    .filter(this::isLeaky)
                    .forEach(it -> leaky.add("topic " + it.topic()));
        }
        return leaky;
    }

    private boolean isLeaky(ConsumerRecord<byte[], byte[]> it) {
        var headers =
                StreamSupport.stream(it.headers().spliterator(), false)
                        .map(header -> header.value());
        return Stream.concat(Stream.of(it.key(), it.value()), headers)
                .filter(bytes -> bytes != null)
                .anyMatch(bytes -> holdsAny(bytes, secrets));
    }

    /** The operation store, as pghaven's services enter it. */
    static Connection store(SandboxProcess sandbox) throws SQLException {
        return DriverManager.getConnection(
                sandbox.endpoint("/store/jdbcUrl"),
                sandbox.endpoint("/store/user"),
                sandbox.file("/store/passwordFile"));
    }

    private List<String> tables() throws SQLException {
        var leaky = new ArrayList<String>();
        try (var connection = store(sandbox);
                var statement = connection.createStatement();
                var tables = statement.executeQuery(ALL_TABLES)) {
            while (tables.next()) {
                if (holdsAny(rowsOf(tables.getString(1), connection), secrets)) {
                    leaky.add("table " + tables.getString(1));
                }
            }
        }
        return leaky;
    }

    private static byte[] rowsOf(String table, Connection connection) throws SQLException {
        var rows = new ByteArrayOutputStream();
        try {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy " + table + " to stdout", rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.toByteArray();
    }

    private List<String> metrics() {
        return management.stream()
                .filter(it -> holdsAny(metricsOf(it), secrets))
                .map(it -> "metrics " + it.service())
                .toList();
    }

    private static byte[] metricsOf(Rest management) {
        var metrics = management.get("/q/metrics");
        if (metrics.code() != 200 || !metrics.body().contains("# TYPE")) {
            throw new IllegalStateException("no metrics: " + metrics);
        }
        return metrics.body().getBytes(StandardCharsets.UTF_8);
    }
}
