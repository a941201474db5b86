package dev.pghaven.sandbox.apiserver.kinds;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The cells of {@code kubectl get services}. */
final class ServiceColumns {
    private ServiceColumns() {}

    static PrinterColumn[] all() {
        return new PrinterColumn[] {
            PrinterColumn.at("Type", "string", "/spec/type"),
            Columns.orNone("Cluster-IP", "/spec/clusterIP"),
            PrinterColumn.of("External-IP", "string", ServiceColumns::external),
            PrinterColumn.of("Port(s)", "string", ServiceColumns::ports),
            Columns.AGE,
            PrinterColumn.of(
                            "Selector",
                            "string",
                            service -> Columns.labels(service.at("/spec/selector")))
                    .wide()
        };
    }

    private static Object external(JsonNode service) {
        String type = service.at("/spec/type").asText();
        if (type.equals("ExternalName")) {
            return service.at("/spec/externalName").asText();
        }
        List<String> addresses = Columns.texts(service.at("/status/loadBalancer/ingress"), "/ip");
        if (addresses.isEmpty() && type.equals("LoadBalancer")) {
            return "<pending>";
        }
        return Columns.orNone(String.join(",", addresses));
    }

    private static Object ports(JsonNode service) {
        List<String> ports = new ArrayList<>();
        service.at("/spec/ports").forEach(port -> ports.add(port(port)));
        return Columns.orNone(String.join(",", ports));
    }

    private static String port(JsonNode port) {
        String node = port.has("nodePort") ? ":" + port.get("nodePort").asText() : "";
        return port.path("port").asText() + node + "/" + port.path("protocol").asText("TCP");
    }
}
