package dev.pghaven.operations.quarkus;

import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Schema;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import javax.sql.DataSource;

/** Builds the engine from the service's configuration and its workflows. */
@ApplicationScoped
class EngineProducer {

    @Produces
    @Singleton
    Engine engine(
            OperationsConfiguration config,
            DataSource dataSource,
            @Any Instance<Workflow<?>> workflows,
            FactPublisher publisher) {
        return new Engine(
                settings(config), dataSource, List.copyOf(workflows.stream().toList()), publisher);
    }

    private static EngineSettings settings(OperationsConfiguration config) {
        return Checked.of(
                "pghaven.operations.schema and pghaven.operations.retention",
                () ->
                        new EngineSettings(
                                config.service(),
                                schemaOf(config),
                                sourceOf(config),
                                runner(config),
                                relay(config.relay()),
                                config.retention()));
    }

    private static Schema schemaOf(OperationsConfiguration config) {
        return new Schema(config.schema().orElseGet(() -> config.service().replace('-', '_')));
    }

    private static URI sourceOf(OperationsConfiguration config) {
        return config.source().orElseGet(() -> URI.create("urn:pghaven:" + config.service()));
    }

    private static RunnerSettings runner(OperationsConfiguration config) {
        var runner = config.runner();
        return Checked.of(
                "pghaven.operations.runner and pghaven.operations.backoff",
                () ->
                        new RunnerSettings(
                                runner.parallelism(),
                                runner.lease(),
                                runner.poll(),
                                runner.grace(),
                                new Backoff(config.backoff().first(), config.backoff().longest())));
    }

    private static RelaySettings relay(OperationsConfiguration.Relay relay) {
        return Checked.of(
                "pghaven.operations.relay",
                () ->
                        new RelaySettings(
                                relay.batch(),
                                relay.lease(),
                                relay.poll(),
                                relay.retention(),
                                new Backoff(relay.firstRetry(), relay.longestRetry())));
    }
}
