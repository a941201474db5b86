package dev.pghaven.cli.command;

import dev.pghaven.cli.Exit;
import dev.pghaven.cli.Failure;
import dev.pghaven.cli.events.EventLines;
import dev.pghaven.cli.events.FactLog;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.kafka.Incoming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pghaven events}: what the services say, as it lies in Kafka. */
@Command(
        name = "events",
        description = "Shows what was said of clusters: facts from Kafka, a line each.")
public final class EventsCommand implements Callable<Integer> {
    private static final String API_LIMIT_MILLIS = "15000";

    @Mixin private Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "CLUSTER",
            description = "Only of this one, as namespace/name.",
            converter = ClusterParameter.class)
    private ClusterRef cluster;

    @Option(names = "--follow", description = "Goes on with what is said from now on.")
    private boolean follow;

    @Option(
            names = "--since",
            defaultValue = "PT1H",
            paramLabel = "DURATION",
            description = "How far to go back at first: ${DEFAULT-VALUE}.")
    private Duration since;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT",
            description = "Of Kafka. Else PGHAVEN_BOOTSTRAP_SERVERS, else those of the file.")
    private String bootstrapServers;

    @Option(
            names = "--kafka-config",
            paramLabel = "FILE",
            description =
                    "Properties of Kafka's consumer, such as its login. Else"
                            + " PGHAVEN_KAFKA_CONFIG.")
    private Path kafkaConfig;

    @Override
    public Integer call() {
        try (var log = FactLog.open(consumerConfig())) {
            log.rewindTo(Instant.now().minus(since));
            while (follow || !log.isRead()) {
                log.next().forEach(this::show);
            }
        }
        return Exit.DONE.status();
    }

    private void show(Incoming<Fact> incoming) {
        switch (incoming) {
            case Incoming.Readable<Fact>(var envelope, _) -> show(envelope);
            case Incoming.Unreadable<Fact> it ->
                    session.err().println("a record that is no fact of ours: " + it.reason());
        }
    }

    private void show(Envelope it) {
        if (cluster == null || cluster.toString().equals(it.subject())) {
            session.out()
                    .println(
                            session.json() ? EventLines.forPrograms(it) : EventLines.forPeople(it));
        }
    }

    private Properties consumerConfig() {
        var settings = session.settings();
        var config = new Properties();
        config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, API_LIMIT_MILLIS);
        config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, API_LIMIT_MILLIS);
        Optional.ofNullable(kafkaConfig)
                .or(() -> settings.find("kafka-config").map(Path::of))
                .ifPresent(it -> read(it, config));
        Optional.ofNullable(bootstrapServers)
                .or(() -> settings.find("bootstrap-servers"))
                .ifPresent(it -> config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, it));
        if (!config.containsKey(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG)) {
            throw new Failure(
                    Exit.USAGE,
                    "nothing says where Kafka is: start a sandbox by ./pghaven sandbox, or say it by"
                            + " --bootstrap-servers, PGHAVEN_BOOTSTRAP_SERVERS or --config");
        }
        return config;
    }

    private static void read(Path file, Properties config) {
        try (var reader = Files.newBufferedReader(file)) {
            config.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new Failure(
                    Exit.USAGE,
                    "kafka-config: %s cannot be read (%s)".formatted(file, e.getMessage()),
                    e);
        }
    }
}
