package dev.pghaven.e2e;

import dev.pghaven.testkit.SandboxProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.serialization.StringSerializer;

/** A secret that was let out on purpose, to see that it is found; taken back at the end. */
final class PlantedLeaks implements AutoCloseable {
    private static final String TOPIC = "planted";
    private static final String TABLE = "public.planted";
    private static final String LOG = "planted.log";

    private final SandboxProcess sandbox;
    private final Map<String, Object> kafka;
    private final Path log;

    private PlantedLeaks(SandboxProcess sandbox) {
        this.sandbox = sandbox;
        this.kafka = Map.of("bootstrap.servers", sandbox.endpoint("/kafka/bootstrapServers"));
        this.log = sandbox.folder().resolve(LOG);
    }

    static PlantedLeaks of(SandboxProcess sandbox, String secret) throws IOException, SQLException {
        var planted = new PlantedLeaks(sandbox);
        var text = "{\"password\":\"" + secret + "\"}";
        Files.writeString(planted.log, "a line\n" + text + "\nanother\n");
        planted.execute("create table " + TABLE + " as select '" + text + "'::jsonb as state");
        planted.send(text);
        return planted;
    }

    private void send(String text) {
        var topic = new NewTopic(TOPIC, Optional.empty(), Optional.empty());
        try (var admin = Admin.create(kafka);
                var producer =
                        new KafkaProducer<>(
                                kafka, new StringSerializer(), new StringSerializer())) {
            done(admin.createTopics(List.of(topic)).all());
            producer.send(new ProducerRecord<>(TOPIC, text));
        }
    }

    private static void done(KafkaFuture<Void> change) {
        change.toCompletionStage().toCompletableFuture().join();
    }

    private void execute(String sql) throws SQLException {
        try (var connection = Leaks.store(sandbox);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Where it must be found, as {@link Leaks} says it. */
    Set<String> places() {
        return Set.of("topic " + TOPIC, "table " + TABLE, "log " + LOG);
    }

    @Override
    public void close() throws IOException, SQLException {
        Files.delete(log);
        execute("drop table " + TABLE);
        try (var admin = Admin.create(kafka)) {
            done(admin.deleteTopics(List.of(TOPIC)).all());
        }
    }
}
