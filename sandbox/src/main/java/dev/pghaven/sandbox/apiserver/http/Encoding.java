package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.store.Stored;
import dev.pghaven.sandbox.apiserver.table.Tables;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Writes objects and lists in the view that the client asked for. */
final class Encoding {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiRequest request;

    Encoding(ApiRequest request) {
        this.request = request;
    }

    static Buffer json(JsonNode node) {
        try {
            return Buffer.buffer(JSON.writeValueAsBytes(node));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }

    Buffer stored(Stored object) {
        return request.view() == View.OBJECT
                ? Buffer.buffer(object.bytes())
                : object(object.json());
    }

    Buffer object(ObjectNode object) {
        return switch (request.view()) {
            case OBJECT -> json(object);
            case METADATA -> json(Tables.partial(object));
            case TABLE -> json(table(List.of(object)));
        };
    }

    private ObjectNode table(List<ObjectNode> objects) {
        return Tables.table(request.target().kind(), objects, request.param("includeObject"));
    }

    Buffer page(Page page) {
        return switch (request.view()) {
            case OBJECT -> list(page, kind().kind() + "List", kind().apiVersion());
            case METADATA -> list(page, "PartialObjectMetadataList", "meta.k8s.io/v1");
            case TABLE -> tablePage(page);
        };
    }

    private KindSpec kind() {
        return request.target().kind();
    }

    /** The objects are written once and for all readers, so the list is put together as text. */
    private Buffer list(Page page, String kind, String apiVersion) {
        ObjectNode head = JSON.createObjectNode().put("kind", kind).put("apiVersion", apiVersion);
        describe(head.putObject("metadata"), page);
        Buffer text = json(head);
        Buffer list = text.getBuffer(0, text.length() - 1).appendString(",\"items\":[");
        String separator = "";
        for (Stored object : page.objects()) {
            list.appendString(separator).appendBuffer(stored(object));
            separator = ",";
        }
        return list.appendString("]}");
    }

    private Buffer tablePage(Page page) {
        ObjectNode table = table(page.objects().stream().map(Stored::json).toList());
        describe((ObjectNode) table.get("metadata"), page);
        return json(table);
    }

    private static void describe(ObjectNode metadata, Page page) {
        metadata.put("resourceVersion", Long.toString(page.revision()));
        if (!page.continueToken().isEmpty()) {
            metadata.put("continue", page.continueToken());
        }
        if (page.remaining() >= 0) {
            metadata.put("remainingItemCount", page.remaining());
        }
    }
}
