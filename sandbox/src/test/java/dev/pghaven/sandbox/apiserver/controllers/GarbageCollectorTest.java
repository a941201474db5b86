package dev.pghaven.sandbox.apiserver.controllers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pghaven.sandbox.apiserver.Admission;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.Yaml;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.Kinds;
import dev.pghaven.sandbox.apiserver.registry.CreateCheck;
import dev.pghaven.sandbox.apiserver.registry.DeleteOptions;
import dev.pghaven.sandbox.apiserver.registry.Patch;
import dev.pghaven.sandbox.apiserver.registry.Propagation;
import dev.pghaven.sandbox.apiserver.registry.Registry;
import dev.pghaven.sandbox.apiserver.registry.Target;
import dev.pghaven.sandbox.apiserver.registry.Timestamps;
import dev.pghaven.sandbox.apiserver.registry.WriteOptions;
import dev.pghaven.sandbox.apiserver.store.Change;
import dev.pghaven.sandbox.apiserver.store.ObjectStore;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The collector sees changes only when the test lets it, so nothing here waits. */
class GarbageCollectorTest {
    private static final Kinds KINDS = Kinds.ofTheSandbox();
    private static final KindSpec MAPS = KINDS.core("configmaps");
    private static final WriteOptions OPTIONS = WriteOptions.of(User.SYSTEM, "test");

    private final ObjectStore store = new ObjectStore(100, 0);
    private final Registry registry =
            new Registry(
                    store,
                    KINDS,
                    Admission.ALLOW_ALL,
                    CreateCheck.NONE,
                    new Timestamps(Clock.systemUTC()));
    private final GarbageCollector collector = new GarbageCollector(registry);
    private final Queue<Change> changes = new ArrayDeque<>();

    @BeforeEach
    void start() {
        for (String namespace : List.of("shop", "bank")) {
            registry.create(
                    new Target(KINDS.core("namespaces"), "", "", ""),
                    Yaml.object(
                            "{apiVersion: v1, kind: Namespace, metadata: {name: %s}}"
                                    .formatted(namespace)),
                    OPTIONS);
        }
        store.watchFromNow(MAPS, changes::add);
    }

    private void settle() {
        while (!changes.isEmpty()) {
            collector.onChange(changes.remove());
        }
    }

    private String create(String namespace, String name, String... owners) {
        List<String> references =
                java.util.Arrays.stream(owners)
                        .map(uid ->
                                "{apiVersion: v1, kind: ConfigMap, name: o, uid: %s, blockOwnerDeletion: true}"
                                        .formatted(uid))
                        .toList();
        String yaml =
                "{apiVersion: v1, kind: ConfigMap, metadata: {name: %s, ownerReferences: %s}}"
                        .formatted(name, references);
        return registry.create(new Target(MAPS, namespace, "", ""), Yaml.object(yaml), OPTIONS)
                .object()
                .at("/metadata/uid")
                .asText();
    }

    private static Target target(String name) {
        return new Target(MAPS, "shop", name, "");
    }

    private void delete(String name, Propagation propagation) {
        registry.delete(target(name), DeleteOptions.PLAIN.with(propagation), OPTIONS);
    }

    private List<String> names() {
        return store.list(MAPS, "").objects().stream().map(o -> o.key().name()).toList();
    }

    @Test
    void aChainGoesFromTheTop() {
        String top = create("shop", "a");
        String middle = create("shop", "b", top);
        create("shop", "c", middle);
        settle();

        delete("a", Propagation.BACKGROUND);
        settle();

        assertThat(names()).isEmpty();
    }

    @Test
    void aSecondOwnerKeepsItAndTheLostOneIsForgotten() {
        String one = create("shop", "a");
        String two = create("shop", "b");
        create("shop", "c", one, two);
        settle();

        delete("a", Propagation.BACKGROUND);
        settle();

        assertThat(names()).containsExactly("b", "c");
        assertThat(
                        registry.get(target("c"))
                                .metadata()
                                .path("ownerReferences")
                                .findValuesAsText("uid"))
                .containsExactly(two);
    }

    @Test
    void aForegroundOwnerWaitsForBlockingDependents() {
        String top = create("shop", "a");
        create("shop", "b", top);
        registry.patch(
                target("b"), new Patch.Merge(Yaml.node("{metadata: {finalizers: [x]}}")), OPTIONS);
        settle();

        delete("a", Propagation.FOREGROUND);
        settle();
        assertThat(names()).containsExactly("a", "b");

        registry.patch(
                target("b"), new Patch.Merge(Yaml.node("{metadata: {finalizers: []}}")), OPTIONS);
        settle();
        assertThat(names()).isEmpty();
    }

    @Test
    void orphansLoseTheirOwnerAndStay() {
        String top = create("shop", "a");
        create("shop", "b", top);
        settle();

        delete("a", Propagation.ORPHAN);
        settle();

        assertThat(names()).containsExactly("b");
        assertThat(registry.get(target("b")).metadata().path("ownerReferences")).isEmpty();
    }

    @Test
    void anOwnerInAnotherNamespaceIsNone() {
        String elsewhere = create("bank", "a");
        create("shop", "b", elsewhere);
        settle();

        assertThat(names()).containsExactly("a");
    }
}
