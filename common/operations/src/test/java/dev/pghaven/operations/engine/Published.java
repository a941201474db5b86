package dev.pghaven.operations.engine;

import dev.pghaven.contracts.Envelope;
import dev.pghaven.operations.FactPublisher;
import dev.pghaven.operations.OutboxRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A topic in memory, and a consumer that drops the ids that it knows. */
public final class Published implements FactPublisher {
    private final List<Envelope> topic = new CopyOnWriteArrayList<>();
    private volatile boolean away;

    @Override
    public void publish(List<OutboxRecord> facts) {
        if (away) {
            throw new IllegalStateException("the broker is away");
        }
        facts.forEach(fact -> topic.add(fact.envelope()));
    }

    public void away(boolean isAway) {
        away = isAway;
    }

    /** Everything that arrived, repetitions included. */
    public List<Envelope> deliveries() {
        return List.copyOf(topic);
    }

    /** Each fact once, as it was first seen. */
    public List<Envelope> facts() {
        Map<String, Envelope> known = new LinkedHashMap<>();
        topic.forEach(fact -> known.putIfAbsent(fact.id(), fact));
        return List.copyOf(known.values());
    }

    public List<Envelope> factsOf(Object cluster) {
        return facts().stream().filter(it -> it.subject().equals(cluster.toString())).toList();
    }

    /** Without prefix and version. */
    public List<String> typesOf(Object cluster) {
        return factsOf(cluster).stream()
                .map(it -> it.type().replaceAll("dev\\.pghaven\\.(.*)\\.v1", "$1"))
                .collect(Collectors.toList());
    }
}
