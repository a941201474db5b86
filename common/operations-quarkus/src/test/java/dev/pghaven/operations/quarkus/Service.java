package dev.pghaven.operations.quarkus;

import dev.pghaven.operations.Backoff;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Schema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The beans of a service, put together by hand. */
public record Service(OperationsConfiguration config, Engine engine, EngineLifecycle lifecycle) {
    public static Service start(String name, DataSource store) throws InterruptedException {
        var config = Configurations.of(Map.of("service", name));
        var engine = new Engine(settings(name), store, List.of(new Riding()), facts -> {});
        var lifecycle = new EngineLifecycle(engine, config);
        lifecycle.onStart(null);
        lifecycle.awaitStarted();
        return new Service(config, engine, lifecycle);
    }

    public FactSubmissions factSubmissions() {
        return new FactSubmissions(engine, config);
    }

    private static EngineSettings settings(String name) {
        return new EngineSettings(
                name,
                new Schema(name),
                URI.create("urn:pghaven:" + name),
                new RunnerSettings(
                        4,
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(5),
                        Backoff.DEFAULT),
                RelaySettings.DEFAULT,
                Duration.ofDays(1));
    }

    public void stop() throws InterruptedException {
        lifecycle.onStop(null);
    }
}
