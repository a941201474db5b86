package dev.pghaven.sandbox.kafka;

import dev.pghaven.sandbox.network.HostPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;

/**
 * Kafka in KRaft mode, broker and controller in one; it can be stopped and started again as a
 * fault.
 */
public final class KafkaBroker implements AutoCloseable {
    private final BrokerSettings settings;
    private KafkaRaftServer running;

    public KafkaBroker(Path data, HostPort broker, HostPort controller) {
        this.settings = new BrokerSettings(data, broker, controller);
    }

    /** Does nothing while the broker runs. */
    public synchronized void start() {
        if (running != null) {
            return;
        }
        settings.format();
        var server = new KafkaRaftServer(new KafkaConfig(settings.properties()), Time.SYSTEM);
        server.startup();
        running = server;
        createTopics();
    }

    /** Does nothing while the broker is stopped; what was written is there after the next start. */
    public synchronized void stop() {
        if (running == null) {
            return;
        }
        running.shutdown();
        running.awaitShutdown();
        running = null;
    }

    public synchronized boolean isRunning() {
        return running != null;
    }

    public String bootstrapServers() {
        return settings.broker().toString();
    }

    @Override
    public void close() {
        stop();
    }

    private void createTopics() {
        Map<String, Object> client =
                Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers());
        try (var admin = Admin.create(client)) {
            for (var creation : admin.createTopics(SandboxTopics.all()).values().values()) {
                awaitTopic(creation);
            }
        }
    }

    private static void awaitTopic(KafkaFuture<Void> creation) {
        try {
            creation.get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create the topics", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the topics were created", e);
        }
    }
}
