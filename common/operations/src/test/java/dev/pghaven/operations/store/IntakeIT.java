package dev.pghaven.operations.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Envelope;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RequestRejected;
import dev.pghaven.contracts.Violation;
import dev.pghaven.operations.Identity;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.OutboxRecord;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Submission;
import dev.pghaven.operations.Travel;
import dev.pghaven.operations.engine.Engine;
import dev.pghaven.operations.engine.TestEngines;
import dev.pghaven.testpostgres.TestPostgres;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IntakeIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Schema schema = TestEngines.freshSchema();
    private final ClusterRef orders = TestEngines.freshCluster();
    private final Travel travel =
            Travel.exclusive(Steps.<Journey>inOrder().step("ride", Outcome::done));
    private final Identity request = TestEngines.identity("1");
    private final Identity otherBody =
            new Identity(request.source(), request.id(), "another digest");
    private Engine engine;

    @BeforeEach
    void migrate() {
        engine = engines.engine(schema, POSTGRES.dataSource(), facts -> {}, travel);
    }

    @Test
    void aRequestBecomesAnOperationThatWaitsForItsTurn() {
        var submission = submit(request);

        var id = request.operationOf(schema.name());
        assertThat(submission).isEqualTo(new Submission.Accepted(id));
        var operation = engine.queries().find(id).orElseThrow();
        assertThat(operation.status()).isInstanceOf(Status.Queued.class);
        assertThat(operation.cluster()).isEqualTo(orders);
        assertThat(operation.causationId()).isEqualTo("1");
        assertThat(operation.at().since()).isEmpty();
    }

    @Test
    void aRedeliveryChangesNothing() {
        submit(request);

        assertThat(submit(request))
                .isEqualTo(new Submission.Known(request.operationOf(schema.name())));
        assertThat(engine.queries().latest(orders, 10, Optional.empty())).hasSize(1);
    }

    @Test
    void theSameIdentityWithAnotherBodyIsNotTheSameRequest() {
        submit(request);

        assertThat(submit(otherBody)).isEqualTo(new Submission.IdentityReused());
        assertThat(reject(otherBody)).isEqualTo(new Submission.IdentityReused());
        assertThat(facts()).isEmpty();
    }

    @Test
    void whoReusedAnIdentityIsToldOnce() {
        submit(request);

        engine.intake().rejectReused(otherBody, orders.toString(), "RemoveCluster");
        engine.intake().rejectReused(otherBody, orders.toString(), "RemoveCluster");

        assertThat(facts()).hasSize(1);
        var fact = facts().getFirst();
        assertThat(fact.causationId()).contains("1");
        assertThat(fact.data().at("/violations/0/field").asText()).isEqualTo("id");
        assertThat(fact.data().at("/requestType").asText()).isEqualTo("RemoveCluster");
    }

    @Test
    void aRejectedRequestIsAnsweredOnceAndNeverBecomesAnOperation() {
        assertThat(reject(request)).isEqualTo(new Submission.Rejected());
        assertThat(reject(request)).isEqualTo(new Submission.Rejected());
        assertThat(submit(request)).isEqualTo(new Submission.Rejected());

        assertThat(facts()).hasSize(1);
        assertThat(facts().getFirst().type()).isEqualTo("dev.pghaven.RequestRejected.v1");
        assertThat(facts().getFirst().sequence()).contains(1L);
        assertThat(engine.queries().find(request.operationOf(schema.name()))).isEmpty();
    }

    @Test
    void anAcceptedRequestIsNotRejectedAfterwards() {
        submit(request);

        assertThat(reject(request))
                .isEqualTo(new Submission.Known(request.operationOf(schema.name())));
        assertThat(facts()).isEmpty();
    }

    @Test
    void aMessageThatLeadsToNothingIsRememberedAsWell() {
        assertThat(engine.intake().firstSeen(request)).isTrue();
        assertThat(engine.intake().firstSeen(request)).isFalse();
    }

    @Test
    void deliveredManyTimesAtOnceItIsAcceptedOnce() throws Exception {
        var submissions = new ArrayList<Submission>();
        try (var deliveries = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = Collections.nCopies(20, (Callable<Submission>) () -> submit(request));
            for (var delivery : deliveries.invokeAll(running)) {
                submissions.add(delivery.get());
            }
        }

        assertThat(submissions).hasSize(20);
        assertThat(submissions).filteredOn(Submission.Accepted.class::isInstance).hasSize(1);
        assertThat(submissions).filteredOn(Submission.Known.class::isInstance).hasSize(19);
    }

    @Test
    void theOrderOfTheFieldsDoesNotMatterButTheirValuesDo() throws Exception {
        assertThat(identity("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}"))
                .isEqualTo(identity("{\"b\":{\"d\":3,\"c\":2}, \"a\":1}"))
                .isNotEqualTo(identity("{\"a\":1,\"b\":{\"c\":2,\"d\":4}}"));
    }

    @Test
    void halfOfASurrogatePairHasADigestToo() throws Exception {
        assertThat(identity("{\"a\":\"\\ud800\"}").digest()).hasSize(64);
    }

    @Test
    void whatTheStoreNeverTakesIsToldFromAStoreThatIsAway() {
        assertRefused("a\u0000b");
        assertRefused(
                new Random(1)
                        .ints(4000, 'a', 0x4e00)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append)
                        .toString());
    }

    private void assertRefused(String id) {
        assertThatThrownBy(() -> submit(new Identity(request.source(), id, "digest")))
                .isInstanceOfSatisfying(
                        StoreException.class, it -> assertThat(it.refusesData()).isTrue());
    }

    private static Identity identity(String data) throws Exception {
        var json = Json.tree(data.getBytes());
        return Identity.of(
                new Envelope(
                        "1",
                        URI.create("/portal"),
                        "dev.pghaven.RemoveCluster.v1",
                        "apps/orders",
                        Instant.EPOCH,
                        null,
                        null,
                        json));
    }

    private Submission submit(Identity identity) {
        return engine.intake().submit(identity, travel, orders, Journey.on(orders));
    }

    private Submission reject(Identity identity) {
        var violations = List.of(new Violation("spec.instances", "must be positive"));
        return engine.intake()
                .reject(
                        identity,
                        new RequestRejected(
                                orders.toString(), "ProvisionCluster", "1", violations));
    }

    private List<Envelope> facts() {
        return engine.outbox().unpublished(new UUID(0, 1), Duration.ofMinutes(1), 100).stream()
                .map(OutboxRecord::envelope)
                .toList();
    }
}
