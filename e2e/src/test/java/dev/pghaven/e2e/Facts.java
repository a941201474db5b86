package dev.pghaven.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pghaven.testkit.EventLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;

/** What the services have said. */
final class Facts implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private final EventLog events;

    Facts(String bootstrapServers) {
        events = new EventLog(bootstrapServers);
    }

    /**
     * One of them.
     *
     * @param cluster that it speaks of
     * @param cause the id of the request or the fact that led to it
     */
    record Said(String id, String cause, Instant at, String name, String cluster, JsonNode data) {
        String text(String field) {
            return data.path(field).asText();
        }
    }

    /** The first that fits. */
    Said await(String what, Predicate<Said> wanted) {
        return await(what, 1, wanted).getFirst();
    }

    /** All that fit, once there are so many. */
    List<Said> await(String what, int count, Predicate<Said> wanted) {
        org.awaitility.Awaitility.await(what)
                .atMost(PATIENCE)
                .until(() -> that(wanted).size() >= count);
        return that(wanted);
    }

    List<Said> that(Predicate<Said> wanted) {
        return events.read().stream()
                .map(it ->
                        new Said(
                                it.getId(),
                                String.valueOf(it.getExtension("causationid")),
                                it.getTime().toInstant(),
                                it.getType().split("\\.")[2],
                                it.getSubject(),
                                tree(it.getData().toBytes())))
                .filter(wanted)
                .toList();
    }

    private static JsonNode tree(byte[] json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a fact is not JSON", e);
        }
    }

    @Override
    public void close() {
        events.close();
    }
}
