package dev.pghaven.cli.installation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A request as REST takes it. */
public record Call(Service service, String method, String path, Optional<JsonNode> body) {
    public static Call with(Service service, String method, String path, JsonNode body) {
        return new Call(service, method, path, Optional.of(body));
    }

    public static Call bare(Service service, String method, String path) {
        return new Call(service, method, path, Optional.empty());
    }
}
