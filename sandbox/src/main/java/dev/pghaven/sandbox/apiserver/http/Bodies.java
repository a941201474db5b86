package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.pghaven.sandbox.apiserver.protobuf.MalformedMessage;
import dev.pghaven.sandbox.apiserver.protobuf.ProtobufBody;
import dev.pghaven.sandbox.apiserver.registry.Patch;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import io.vertx.core.buffer.Buffer;
import java.util.Locale;

/** Reads the bodies of requests: JSON, YAML, and the protobuf that kubectl insists on. */
final class Bodies {
    private static final String OBJECTS = "application/json, application/yaml";
    private static final String PATCHES =
            "application/json-patch+json, application/merge-patch+json,"
                    + " application/strategic-merge-patch+json, application/apply-patch+yaml";

    private final ObjectMapper json =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();
    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    JsonNode object(String contentType, Buffer body) {
        return switch (mediaType(contentType)) {
            case "", "application/json" -> read(json, body);
            case "application/yaml" -> read(yaml, body);
            case "application/vnd.kubernetes.protobuf" -> protobuf(body);
            default -> throw Refusals.unsupportedMediaType(OBJECTS);
        };
    }

    private static JsonNode protobuf(Buffer body) {
        try {
            return ProtobufBody.read(body.getBytes())
                    .orElseThrow(() -> Refusals.unsupportedMediaType(OBJECTS));
        } catch (MalformedMessage e) {
            throw Refusals.badRequest("error decoding the body of the request: " + e.getMessage());
        }
    }

    /** A body that may be left out, as DeleteOptions may. */
    JsonNode options(String contentType, Buffer body) {
        return body.length() == 0 ? json.createObjectNode() : object(contentType, body);
    }

    Patch patch(String contentType, Buffer body) {
        return switch (mediaType(contentType)) {
            case "application/json-patch+json" -> new Patch.Json(read(json, body));
            case "application/merge-patch+json" -> new Patch.Merge(read(json, body));
            case "application/strategic-merge-patch+json" -> new Patch.Strategic(read(json, body));
            case "application/apply-patch+yaml" -> new Patch.Apply(readApplied(body));
            default -> throw Refusals.unsupportedMediaType(PATCHES);
        };
    }

    private JsonNode readApplied(Buffer body) {
        boolean isJson = body.length() > 0 && body.getByte(0) == '{';
        return read(isJson ? json : yaml, body);
    }

    private static String mediaType(String contentType) {
        return contentType.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }

    private static JsonNode read(ObjectMapper mapper, Buffer body) {
        try {
            return mapper.readTree(body.getBytes());
        } catch (JsonProcessingException e) {
            throw Refusals.badRequest(
                    "error decoding the body of the request: " + e.getOriginalMessage());
        } catch (java.io.IOException e) {
            throw Refusals.badRequest("error reading the body of the request: " + e.getMessage());
        }
    }
}
