package dev.pghaven.sandbox.apiserver.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class ObjectStoreTest {
    private static final KindSpec PODS = Kinds.ofTheSandbox().core("pods");
    private static final KindSpec SECRETS = Kinds.ofTheSandbox().core("secrets");

    private final ObjectStore store = new ObjectStore(3, 100);
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private static ObjectKey pod(String namespace, String name) {
        return new ObjectKey(PODS, namespace, name);
    }

    private static ObjectNode json() {
        return Yaml.object("{metadata: {uid: u}}");
    }

    private Stored create(String namespace, String name) {
        return store.create(pod(namespace, name), json()).orElseThrow();
    }

    private void hear(Change change) {
        heard.add(
                change.getClass().getSimpleName()
                        + " "
                        + change.object().key().name()
                        + "@"
                        + change.revision());
    }

    @Test
    void oneCounterNumbersAllWrites() {
        Stored pod = create("a", "x");
        Stored secret = store.create(new ObjectKey(SECRETS, "a", "s"), json()).orElseThrow();

        assertThat(pod.revision()).isEqualTo(101);
        assertThat(secret.revision()).isEqualTo(102);
        assertThat(pod.metadata().path("resourceVersion").asText()).isEqualTo("101");
        assertThat(store.revision()).isEqualTo(102);
    }

    @Test
    void aWriteThatExpectsAnOlderStateDoesNothing() {
        Stored first = create("a", "x");
        Stored second = store.replace(first, json()).orElseThrow();

        assertThat(store.replace(first, json())).isEmpty();
        assertThat(store.delete(first)).isEmpty();
        assertThat(store.create(first.key(), json())).isEmpty();
        assertThat(store.get(first.key())).containsSame(second);
    }

    @Test
    void listsANamespaceInOrderAndNoNeighbour() {
        create("b", "2");
        create("ab", "0");
        create("b", "1");
        create("ba", "0");

        assertThat(store.list(PODS, "b").objects())
                .extracting(object -> object.key().name())
                .containsExactly("1", "2");
        assertThat(store.list(PODS, "").objects()).hasSize(4);
        assertThat(store.list(SECRETS, "").objects()).isEmpty();
    }

    @Test
    void aWatchResumesAfterARevisionAndGoesOn() {
        Stored first = create("a", "x");
        Stored second = store.replace(first, json()).orElseThrow();

        store.watch(PODS, first.revision(), this::hear);
        store.delete(second);

        assertThat(heard).containsExactly("Modified x@102", "Deleted x@103");
    }

    @Test
    void aWatchFromNowBeginsWithWhatIsThere() {
        create("a", "x");
        store.watchFromNow(PODS, this::hear);
        create("a", "y");

        assertThat(heard).containsExactly("Added x@101", "Added y@102");
    }

    @Test
    void onlyTheLastChangesAreRemembered() {
        long before = store.revision();
        for (int i = 0; i < 4; i++) {
            create("a", "p" + i);
        }

        assertThatThrownBy(() -> store.watch(PODS, before, this::hear))
                .isInstanceOf(Expired.class)
                .hasMessage("too old resource version: 100 (101)");
        store.watch(PODS, 101, this::hear);
        assertThat(heard).hasSize(3);
    }

    @Test
    void compactionForgetsAndAWatchFromThereOnWorks() {
        create("a", "x");
        store.compact();

        assertThatThrownBy(() -> store.watch(PODS, 100, this::hear)).isInstanceOf(Expired.class);
        store.watch(PODS, store.revision(), this::hear);
        create("a", "y");
        assertThat(heard).containsExactly("Added y@102");
    }

    @Test
    void aRevisionOfAnEarlierLifeIsExpired() {
        assertThatThrownBy(() -> store.watch(PODS, 99, this::hear)).isInstanceOf(Expired.class);
    }

    @Test
    void aClosedWatchHearsNoMore() {
        store.watchFromNow(PODS, this::hear).close();
        create("a", "x");

        assertThat(heard).isEmpty();
    }

    @Test
    void writersAtTheSameTimeLoseNothingAndAreHeardInOrder() {
        List<Long> revisions = Collections.synchronizedList(new ArrayList<>());
        store.watchFromNow(PODS, change -> revisions.add(change.revision()));
        try (ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 500; i++) {
                String name = "p" + i;
                writers.execute(() -> create("a", name));
            }
        }

        assertThat(revisions).hasSize(500).isSorted().doesNotHaveDuplicates();
        assertThat(store.list(PODS, "a").objects()).hasSize(500);
    }
}
