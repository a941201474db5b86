package dev.pghaven.operations.quarkus.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Fact;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Access;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Stop;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Workflow;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.EngineSettings;
import dev.pghaven.operations.outbox.RelaySettings;
import dev.pghaven.operations.runner.RunnerSettings;
import dev.pghaven.operations.store.Schema;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class OperationsResourceIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ClusterRef ORDERS = new ClusterRef("shop", "orders");

    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    private final CountDownLatch clean = new CountDownLatch(1);
    private final Walk walk = new Walk();
    private Engine engine;
    private OperationsResource resource;

    /** Waits at its first step for ever, and cleans up when it is told to. */
    private final class Walk implements Workflow<String> {
        @Override
        public String name() {
            return "walk";
        }

        @Override
        public Class<String> stateType() {
            return String.class;
        }

        @Override
        public Access access() {
            return Access.EXCLUSIVE;
        }

        @Override
        public Steps<String> steps() {
            var often = Duration.ofMillis(50);
            return Steps.<String>inOrder()
                    .step("go", it -> Outcome.notYet("the sun", often))
                    .lastly(
                            "go-home",
                            it ->
                                    clean.getCount() == 0
                                            ? Outcome.done(it)
                                            : Outcome.notYet("a bus", often));
        }

        @Override
        public Optional<Fact> stopped(String state, Stop stop) {
            return Optional.empty();
        }
    }

    @BeforeEach
    void start() {
        var settings =
                new EngineSettings(
                        "walker",
                        new Schema("walker"),
                        URI.create("urn:pghaven:walker"),
                        new RunnerSettings(
                                4,
                                Duration.ofSeconds(1),
                                Duration.ofMillis(200),
                                Duration.ofSeconds(5),
                                RunnerSettings.DEFAULT.backoff()),
                        RelaySettings.DEFAULT,
                        Duration.ofDays(1));
        engine = new Engine(settings, POSTGRES.newPool(), List.of(walk), facts -> {});
        engine.migrate();
        engine.start();
        resource = new OperationsResource(engine, new Caller(Callers.named("jane@example.com")));
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aCancelledOperationSaysWhyWhileItCleansUpAndHasEndedAfterwards() {
        var id = submit("1");
        await().atMost(PATIENCE).until(() -> "the sun".equals(text(id, "waitingFor")));

        var answer = resource.cancel(id);

        assertThat(answer.getStatus()).isEqualTo(202);
        assertThat(answer.getLocation()).hasPath("/operations/" + id);
        await().atMost(PATIENCE).until(() -> "a bus".equals(text(id, "waitingFor")));
        assertThat(text(id, "status")).isEqualTo("running");
        assertThat(text(id, "reason")).isEqualTo("cancelled on request of jane@example.com");
        assertThat(statusOfCancelling(id)).isEqualTo(409);
        clean.countDown();
        await().atMost(PATIENCE).until(() -> "cancelled".equals(text(id, "status")));
        assertThat(text(id, "reason")).isEqualTo("cancelled on request of jane@example.com");
        assertThat(statusOfCancelling(id)).isEqualTo(409);
    }

    @Test
    void whatDoesNotExistCannotBeCancelled() {
        assertThat(statusOfCancelling(UUID.randomUUID().toString())).isEqualTo(404);
        assertThat(statusOfCancelling("first")).isEqualTo(404);
    }

    private int statusOfCancelling(String id) {
        var thrown = new int[1];
        assertThatThrownBy(() -> resource.cancel(id))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> thrown[0] = e.problem().status());
        return thrown[0];
    }

    private String submit(String id) {
        var identity = new Identity(URI.create("/portal"), id, "digest");
        var submission = engine.intake().submit(identity, walk, ORDERS, "home");
        return ((Submission.Accepted) submission).operation().toString();
    }

    private String text(String id, String field) {
        return Json.read(resource.get(id), JsonNode.class).path(field).asText();
    }
}
