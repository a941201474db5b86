package dev.pghaven.operations.engine;

import static dev.pghaven.operations.engine.TestEngines.PATIENCE;
import static dev.pghaven.operations.engine.TestEngines.find;
import static dev.pghaven.operations.engine.TestEngines.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pghaven.contracts.ClusterRef;
import dev.pghaven.contracts.Json;
import dev.pghaven.contracts.RemovalFailed;
import dev.pghaven.operations.HistoryEntry;
import dev.pghaven.operations.Journey;
import dev.pghaven.operations.Outcome;
import dev.pghaven.operations.Status;
import dev.pghaven.operations.Steps;
import dev.pghaven.operations.Travel;
import dev.pghaven.testpostgres.TestPostgres;
import io.agroal.api.AgroalDataSource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The process dies at every boundary of a run that is refused and cleans up. */
class CleanUpIT {
    @RegisterExtension static final TestPostgres POSTGRES = new TestPostgres();

    @RegisterExtension final TestEngines engines = new TestEngines();

    private final Published published = new Published();
    private final ClusterRef orders = TestEngines.freshCluster();

    /** What is there that should not stay. */
    private final Set<String> made = ConcurrentHashMap.newKeySet();

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    enum Moment {
        BEFORE_THE_EFFECT,
        BEFORE_THE_SAVE
    }

    @ParameterizedTest
    @CsvSource({
        "make-copy, BEFORE_THE_EFFECT",
        "make-copy, BEFORE_THE_SAVE",
        "compare, BEFORE_THE_EFFECT",
        "compare, BEFORE_THE_SAVE",
        "remove-copy, BEFORE_THE_EFFECT",
        "remove-copy, BEFORE_THE_SAVE",
        "remove-key, BEFORE_THE_EFFECT",
        "remove-key, BEFORE_THE_SAVE"
    })
    void theHeirKnowsTheStopAndCleansUp(String step, Moment moment) {
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

        assertThat(find(heir, id).status()).isEqualTo(new Status.Stopped("one row differs"));
        assertThat(made).isEmpty();
        assertThat(tries).containsEntry(step, 2).doesNotContainKey("report");
        assertThat(Json.read(find(heir, id).state(), Journey.class).seen())
                .containsExactly("make-copy", "remove-copy", "remove-key");
        assertFactsOnce();
        assertThat(heir.queries().timeline(id))
                .extracting(HistoryEntry::step)
                .containsExactly("make-copy", "compare", "remove-copy", "remove-key");
    }

    @Test
    void whileItCleansUpItHoldsItsClusterAndSaysWhy() {
        var schema = TestEngines.freshSchema();
        var open = ConcurrentHashMap.<String>newKeySet();
        var travel =
                Travel.exclusive(
                        Steps.<Journey>inOrder()
                                .step("compare", it -> Outcome.refused("one row differs"))
                                .lastly(
                                        "remove-copy",
                                        it ->
                                                open.contains("yes")
                                                        ? Outcome.done(it)
                                                        : Outcome.notYet(
                                                                "the copy to go",
                                                                Duration.ofMillis(50))));
        var engine = engines.engine(schema, POSTGRES.newPool(), published, travel);
        engine.start();
        var id = submit(engine, "1", travel, orders);
        var next = submit(engine, "2", travel, orders);
        await().atMost(PATIENCE).until(() -> find(engine, id).status().waitingFor().isPresent());

        var cleaning = find(engine, id);

        assertThat(cleaning.status().name()).isEqualTo(Status.Name.RUNNING);
        assertThat(cleaning.status().waitingFor()).contains("the copy to go");
        assertThat(cleaning.whyStopped()).contains("one row differs");
        assertThat(published.typesOf(orders)).isEmpty();
        assertThat(find(engine, next).status()).isInstanceOf(Status.Queued.class);
        open.add("yes");
        await().atMost(PATIENCE).until(() -> find(engine, next).status().ended());
    }

    private void assertFactsOnce() {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(published.typesOf(orders))
                                .containsExactly(
                                        "OperationStepped",
                                        "OperationStepped",
                                        "OperationStepped",
                                        "RemovalFailed"));
        var facts = published.factsOf(orders);
        assertThat(facts)
                .extracting(fact -> fact.sequence().orElseThrow())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, 4).boxed().toList());
        var failed = Json.read(facts.getLast().data(), RemovalFailed.class);
        assertThat(List.of(failed.step(), failed.reason()))
                .containsExactly("compare", "one row differs");
    }

    private Travel travel(BiConsumer<String, Moment> death) {
        return Travel.exclusive(
                Steps.<Journey>inOrder()
                        .step("make-copy", it -> make(it, "make-copy", death))
                        .step("compare", it -> compare(death))
                        .step("report", it -> make(it, "report", death))
                        .lastly("remove-copy", it -> remove(it, "remove-copy", death))
                        .lastly("remove-key", it -> remove(it, "remove-key", death)));
    }

    private Outcome<Journey> make(Journey it, String step, BiConsumer<String, Moment> death) {
        begin(step, death);
        made.add("copy");
        made.add("key");
        death.accept(step, Moment.BEFORE_THE_SAVE);
        return Outcome.done(it.to(step));
    }

    private Outcome<Journey> compare(BiConsumer<String, Moment> death) {
        begin("compare", death);
        death.accept("compare", Moment.BEFORE_THE_SAVE);
        return Outcome.refused("one row differs");
    }

    private Outcome<Journey> remove(Journey it, String step, BiConsumer<String, Moment> death) {
        begin(step, death);
        made.remove(step.substring("remove-".length()));
        death.accept(step, Moment.BEFORE_THE_SAVE);
        return Outcome.done(it.to(step));
    }

    private void begin(String step, BiConsumer<String, Moment> death) {
        tries.merge(step, 1, Integer::sum);
        death.accept(step, Moment.BEFORE_THE_EFFECT);
    }

    /**
     * Loses the store for good: it can neither save, nor renew its lease, nor say that it stops.
     */
    private BiConsumer<String, Moment> dieAt(String step, Moment moment, AgroalDataSource pool) {
        return (atStep, now) -> {
            if (atStep.equals(step) && now == moment) {
                pool.close();
                if (moment == Moment.BEFORE_THE_EFFECT) {
                    throw new IllegalStateException("dead");
                }
            }
        };
    }

    private static BiConsumer<String, Moment> nothing() {
        return (step, moment) -> {};
    }
}
