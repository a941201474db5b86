package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.stream.Collectors;

/** The cells of {@code kubectl get nodes}. */
final class NodeColumns {
    private static final String ROLE = "node-role.kubernetes.io/";

    private NodeColumns() {}

    static PrinterColumn[] all() {
        return new PrinterColumn[] {
            PrinterColumn.of("Status", "string", NodeColumns::status),
            PrinterColumn.of("Roles", "string", NodeColumns::roles),
            Columns.AGE,
            PrinterColumn.at("Version", "string", "/status/nodeInfo/kubeletVersion")
        };
    }

    private static Object status(JsonNode node) {
        String ready =
                switch (Columns.condition(node, "Ready").path("status").asText()) {
                    case "True" -> "Ready";
                    case "" -> "Unknown";
                    default -> "NotReady";
                };
        return node.at("/spec/unschedulable").asBoolean() ? ready + ",SchedulingDisabled" : ready;
    }

    private static Object roles(JsonNode node) {
        return Columns.orNone(
                node.at("/metadata/labels").properties().stream()
                        .map(Map.Entry::getKey)
                        .filter(label -> label.startsWith(ROLE))
                        .map(label -> label.substring(ROLE.length()))
                        .collect(Collectors.joining(",")));
    }
}
