package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.find;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.ClusterRemoved;
import dev.pghaven.contracts.Json;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.testpostgres.TestPostgres;
import io.agroal.api.AgroalDataSource;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A process dies by losing its store for good: it can neither save, nor renew its lease, nor say
 * that it stops.
 */
class CrashIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Published published = new Published();
    private final ClusterRef orders = TestEngines.freshCluster();

    /** What the steps did to the world, and how often they tried. */
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    private final Set<String> effects = ConcurrentHashMap.newKeySet();

    /** Called by every step before and after its effect. */
    enum Moment {
        BEFORE_THE_EFFECT,
        BEFORE_THE_SAVE
    }

    @ParameterizedTest
    @CsvSource({
        "pack, BEFORE_THE_EFFECT",
        "pack, BEFORE_THE_SAVE",
        "ride, BEFORE_THE_EFFECT",
        "ride, BEFORE_THE_SAVE",
        "unpack, BEFORE_THE_EFFECT",
        "unpack, BEFORE_THE_SAVE"
    })
    void anotherRunnerTakesOverWithinTheLease(String step, Moment moment) {
        var schema = TestEngines.freshSchema();
        var doomedPool = POSTGRES.newPool();
        var doomed =
                engines.engine(
                        schema, doomedPool, published, travel(dieAt(step, moment, doomedPool)));
        var heir = engines.engine(schema, POSTGRES.newPool(), published, travel(nothing()));
        doomed.start();
        var id = submit(heir, "1", travel(nothing()), orders);
        await().atMost(PATIENCE).until(() -> tries.containsKey(step));
        heir.start();

        await().atMost(PATIENCE).until(() -> find(heir, id).status().ended());

        assertThat(find(heir, id).status()).isEqualTo(new Status.Completed());
        assertThat(Json.read(find(heir, id).state(), Journey.class).seen())
                .containsExactly("pack", "ride", "unpack");
        assertThat(effects).containsExactlyInAnyOrder("pack", "ride", "unpack");
        assertThat(tries).containsEntry(step, 2);
        assertFactsOnce();
        assertThat(heir.queries().timeline(id))
                .filteredOn(entry -> entry.step().equals(step))
                .singleElement()
                .satisfies(entry -> assertThat(entry.took()).isEmpty());
    }

    @Test
    void oneOfTwoRunnersDiesAndNothingIsLost() {
        var schema = TestEngines.freshSchema();
        var doomedPool = POSTGRES.newPool();
        var doomed = engines.engine(schema, doomedPool, published, travel(nothing()));
        var heir = engines.engine(schema, POSTGRES.newPool(), published, travel(nothing()));
        var ids = new ArrayList<UUID>();
        for (int i = 0; i < 60; i++) {
            ids.add(submit(heir, "op-" + i, travel(nothing()), TestEngines.freshCluster()));
        }
        doomed.start();
        heir.start();
        await().atMost(PATIENCE).until(() -> !published.facts().isEmpty());
        doomedPool.close();

        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(ids)
                                .allSatisfy(id ->
                                        assertThat(find(heir, id).status())
                                                .isEqualTo(new Status.Completed())));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(published.facts()).hasSize(60 * 4));
    }

    private void assertFactsOnce() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.typesOf(orders))
                                .containsExactly(
                                        "OperationStepped",
                                        "OperationStepped",
                                        "OperationStepped",
                                        "ClusterRemoved"));
        assertThat(published.factsOf(orders))
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4).boxed().toList());
    }

    private BiConsumer<String, Moment> dieAt(String step, Moment moment, AgroalDataSource pool) {
        return (atStep, now) -> {
            if (atStep.equals(step) && now == moment) {
                pool.close();
            }
            if (atStep.equals(step) && now == moment && moment == Moment.BEFORE_THE_EFFECT) {
                throw new IllegalStateException("dead");
            }
        };
    }

    private static BiConsumer<String, Moment> nothing() {
        return (step, moment) -> {};
    }

    private Travel travel(BiConsumer<String, Moment> death) {
        return Travel.exclusive(
                Steps.<Journey>inOrder()
                        .step("pack", it -> Outcome.done(visit(it, "pack", death)))
                        .step("ride", it -> Outcome.done(visit(it, "ride", death)))
                        .step(
                                "unpack",
                                it ->
                                        Outcome.done(
                                                visit(it, "unpack", death),
                                                new ClusterRemoved(it.cluster(), new UUID(0, 0)))));
    }

    private Journey visit(Journey it, String place, BiConsumer<String, Moment> death) {
        tries.merge(place, 1, Integer::sum);
        death.accept(place, Moment.BEFORE_THE_EFFECT);
        effects.add(place);
        death.accept(place, Moment.BEFORE_THE_SAVE);
        return it.to(place);
    }
}
