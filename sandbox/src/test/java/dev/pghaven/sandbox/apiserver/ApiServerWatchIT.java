package dev.pghaven.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.ApiServerConfig.WatchConfig;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class ApiServerWatchIT {
    private static final WatchConfig FAST =
            new WatchConfig(500, Duration.ofMillis(100), Duration.ofMinutes(5));

    private static RunningServer running;
    private static KubernetesClient client;

    private String namespace;

    @BeforeAll
    static void start(@TempDir Path folder) {
        running = RunningServer.start(folder, config -> config.withWatches(FAST));
        client = running.client();
    }

    @AfterAll
    static void stop() {
        client.close();
        running.close();
    }

    @BeforeEach
    void createNamespace(TestInfo test) {
        namespace = test.getTestMethod().orElseThrow().getName().toLowerCase(java.util.Locale.ROOT);
        client.namespaces()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .endMetadata()
                                .build())
                .create();
    }

    private ConfigMap configMap(String name, Map<String, String> labels) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    private void create(String name) {
        client.resource(configMap(name, Map.of())).create();
    }

    private void label(String name, String value) {
        client.configMaps()
                .inNamespace(namespace)
                .withName(name)
                .edit(map ->
                        new ConfigMapBuilder(map)
                                .editMetadata()
                                .addToLabels("l", value)
                                .endMetadata()
                                .build());
    }

    private String path(String query) {
        return "/api/v1/namespaces/%s/configmaps?watch=true&%s".formatted(namespace, query);
    }

    private String revision() {
        return client.configMaps().inNamespace(namespace).list().getMetadata().getResourceVersion();
    }

    private static final class Collector implements Watcher<ConfigMap> {
        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

        @Override
        public void eventReceived(Action action, ConfigMap map) {
            events.add(action + " " + map.getMetadata().getName());
        }

        @Override
        public void onClose(WatcherException cause) {
            events.add("CLOSED");
        }

        String next() throws InterruptedException {
            return events.poll(5, TimeUnit.SECONDS);
        }
    }

    @Test
    void overWebSocketWithASelector() throws InterruptedException {
        create("a");
        Collector collector = new Collector();
        try (Watch _ =
                client.configMaps().inNamespace(namespace).withLabel("l", "1").watch(collector)) {
            label("a", "1");
            assertThat(collector.next()).isEqualTo("ADDED a");
            label("a", "1x");
            assertThat(collector.next()).isEqualTo("DELETED a");
            create("b");
            label("b", "1");
            assertThat(collector.next()).isEqualTo("ADDED b");
            client.configMaps().inNamespace(namespace).withName("b").delete();
            assertThat(collector.next()).isEqualTo("DELETED b");
        }
    }

    @Test
    void aWebSocketCarriesOneEventInAMessage() throws Exception {
        create("a");
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        try (HttpClient http = running.http()) {
            WebSocket socket =
                    http.newWebSocketBuilder()
                            .header("Authorization", "Bearer " + RunningServer.TOKEN)
                            .buildAsync(
                                    URI.create(
                                            running.server().url().replace("https", "wss")
                                                    + path("fieldSelector=metadata.name%3Da")),
                                    new MessageCollector(messages))
                            .join();
            JsonNode added = Yaml.node(messages.poll(5, TimeUnit.SECONDS));
            label("a", "1");
            JsonNode modified = Yaml.node(messages.poll(5, TimeUnit.SECONDS));
            socket.abort();

            assertThat(added.path("type").asText()).isEqualTo("ADDED");
            assertThat(modified.path("type").asText()).isEqualTo("MODIFIED");
            assertThat(modified.at("/object/metadata/labels/l").asText()).isEqualTo("1");
        }
    }

    private record MessageCollector(BlockingQueue<String> messages, StringBuilder part)
            implements WebSocket.Listener {
        MessageCollector(BlockingQueue<String> messages) {
            this(messages, new StringBuilder());
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                messages.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }

    @Test
    void overHttpFromARevisionOn() throws Exception {
        create("a");
        String revision = revision();
        create("b");
        client.configMaps().inNamespace(namespace).withName("b").delete();

        List<JsonNode> events = read(path("resourceVersion=" + revision + "&timeoutSeconds=1"));

        assertThat(events)
                .extracting(event -> event.path("type").asText())
                .containsExactly("ADDED", "DELETED");
        assertThat(events.get(1).at("/object/metadata/resourceVersion").asLong())
                .isGreaterThan(events.get(0).at("/object/metadata/resourceVersion").asLong());
    }

    @Test
    void bookmarksCarryTheRevisionOn() throws Exception {
        create("a");
        String before = revision();

        List<JsonNode> events =
                read(path("allowWatchBookmarks=true&timeoutSeconds=1&resourceVersion=" + before));

        assertThat(events)
                .isNotEmpty()
                .allSatisfy(event -> assertThat(event.path("type").asText()).isEqualTo("BOOKMARK"));
        JsonNode last = events.getLast().path("object");
        assertThat(last.path("kind").asText()).isEqualTo("ConfigMap");
        assertThat(last.at("/metadata/resourceVersion").asLong())
                .isGreaterThanOrEqualTo(Long.parseLong(before));
    }

    @Test
    void anInitialListEndsWithABookmarkThatSaysSo() throws Exception {
        create("a");

        List<JsonNode> events =
                read(
                        path(
                                "sendInitialEvents=true&allowWatchBookmarks=true"
                                        + "&resourceVersionMatch=NotOlderThan&timeoutSeconds=1"));

        assertThat(events.get(0).path("type").asText()).isEqualTo("ADDED");
        assertThat(
                        events.stream()
                                .filter(e -> e.at("/object/metadata/annotations").size() == 1)
                                .toList())
                .hasSize(1);
    }

    @Test
    void anExpiredRevisionIsAnErrorEvent() throws Exception {
        String before = revision();
        create("a");
        running.server().compact();

        List<JsonNode> events = read(path("resourceVersion=" + before));

        assertThat(events)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.path("type").asText()).isEqualTo("ERROR");
                    assertThat(event.at("/object/code").asInt()).isEqualTo(410);
                    assertThat(event.at("/object/reason").asText()).isEqualTo("Expired");
                });
    }

    @Test
    void anInformerFollowsAndListsAgainAfterCompaction() {
        create("a");
        List<String> removed = new CopyOnWriteArrayList<>();
        try (SharedIndexInformer<ConfigMap> informer =
                client.configMaps().inNamespace(namespace).inform(new RemovalRecorder(removed))) {
            assertThat(informer.getIndexer().getByKey(namespace + "/a")).isNotNull();
            create("b");
            awaitSeen(informer, "b", true);

            running.server().dropWatches();
            client.configMaps().inNamespace(namespace).withName("a").delete();
            create("c");
            running.server().compact();

            awaitSeen(informer, "c", true);
            awaitSeen(informer, "a", false);
            await().until(() -> removed.contains("a"));
            create("d");
            awaitSeen(informer, "d", true);
        }
    }

    private void awaitSeen(SharedIndexInformer<ConfigMap> informer, String name, boolean present) {
        await().atMost(Duration.ofSeconds(20))
                .until(() ->
                        (informer.getIndexer().getByKey(namespace + "/" + name) != null)
                                == present);
    }

    private record RemovalRecorder(List<String> removed)
            implements io.fabric8.kubernetes.client.informers.ResourceEventHandler<ConfigMap> {
        @Override
        public void onAdd(ConfigMap map) {
            removed.remove(map.getMetadata().getName());
        }

        @Override
        public void onUpdate(ConfigMap before, ConfigMap after) {
            removed.remove(after.getMetadata().getName());
        }

        @Override
        public void onDelete(ConfigMap map, boolean unknown) {
            removed.add(map.getMetadata().getName());
        }
    }

    @Test
    void tablesAreStreamedToo() throws Exception {
        create("a");
        try (HttpClient http = running.http()) {
            HttpResponse<java.io.InputStream> response =
                    http.send(
                            running.request(path("timeoutSeconds=1"))
                                    .header(
                                            "Accept",
                                            "application/json;as=Table;v=v1;g=meta.k8s.io")
                                    .build(),
                            HttpResponse.BodyHandlers.ofInputStream());
            JsonNode event = events(response).getFirst();

            assertThat(event.at("/object/kind").asText()).isEqualTo("Table");
            assertThat(event.at("/object/rows")).hasSize(1);
            assertThat(event.at("/object/rows/0/object/kind").asText())
                    .isEqualTo("PartialObjectMetadata");
        }
    }

    private List<JsonNode> read(String path) throws Exception {
        try (HttpClient http = running.http()) {
            return events(
                    http.send(
                            running.request(path).build(),
                            HttpResponse.BodyHandlers.ofInputStream()));
        }
    }

    private static List<JsonNode> events(HttpResponse<java.io.InputStream> response)
            throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(Yaml::node)
                    .filter(event ->
                            !event.at("/object/metadata/name").asText().equals("kube-root-ca.crt"))
                    .toList();
        }
    }
}
