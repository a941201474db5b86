package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;

/** The cells of {@code kubectl get pods}. */
final class PodColumns {
    private PodColumns() {}

    static PrinterColumn[] all() {
        return new PrinterColumn[] {
            PrinterColumn.of("Ready", "string", PodColumns::ready),
            PrinterColumn.of("Status", "string", PodColumns::status),
            PrinterColumn.of("Restarts", "string", PodColumns::restarts),
            Columns.AGE,
            Columns.orNone("IP", "/status/podIP").wide(),
            Columns.orNone("Node", "/spec/nodeName").wide(),
            Columns.orNone("Nominated Node", "/status/nominatedNodeName").wide(),
            Columns.orNone("Readiness Gates", "/spec/readinessGates").wide()
        };
    }

    private static Object ready(JsonNode pod) {
        long ready =
                StreamSupport.stream(pod.at("/status/containerStatuses").spliterator(), false)
                        .filter(container -> container.path("ready").asBoolean())
                        .count();
        return ready + "/" + pod.at("/spec/containers").size();
    }

    private static Object restarts(JsonNode pod) {
        return String.valueOf(
                StreamSupport.stream(pod.at("/status/containerStatuses").spliterator(), false)
                        .mapToInt(container -> container.path("restartCount").asInt())
                        .sum());
    }

    private static Object status(JsonNode pod) {
        if (pod.at("/metadata/deletionTimestamp").isTextual()) {
            return "Terminating";
        }
        String reason = pod.at("/status/reason").asText(pod.at("/status/phase").asText());
        for (JsonNode container : pod.at("/status/containerStatuses")) {
            String waiting = container.at("/state/waiting/reason").asText();
            String terminated = container.at("/state/terminated/reason").asText();
            reason = firstOf(waiting, terminated, reason);
        }
        return reason;
    }

    private static String firstOf(String waiting, String terminated, String otherwise) {
        if (!waiting.isEmpty()) {
            return waiting;
        }
        return terminated.isEmpty() ? otherwise : terminated;
    }
}
