package dev.pghaven.sandbox.apiserver.table;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.kinds.PrinterColumn;
import java.util.List;

/** Writes objects as {@code meta.k8s.io/v1 Table}, which kubectl prints as it is. */
public final class Tables {
    private Tables() {}

    public static ObjectNode table(KindSpec kind, List<ObjectNode> objects, String include) {
        ObjectNode table = JsonNodeFactory.instance.objectNode();
        table.put("kind", "Table").put("apiVersion", "meta.k8s.io/v1");
        table.putObject("metadata");
        ArrayNode columns = table.putArray("columnDefinitions");
        define(columns.addObject(), "Name", "string", "name", 0);
        kind.columns()
                .forEach(c -> define(columns.addObject(), c.name(), c.type(), "", c.priority()));
        ArrayNode rows = table.putArray("rows");
        objects.forEach(object -> row(kind, object, include, rows.addObject()));
        return table;
    }

    private static void define(
            ObjectNode column, String name, String type, String format, int priority) {
        column.put("name", name)
                .put("type", type)
                .put("format", format)
                .put("description", "")
                .put("priority", priority);
    }

    private static void row(KindSpec kind, ObjectNode object, String include, ObjectNode row) {
        ArrayNode cells = row.putArray("cells");
        cells.add(object.at("/metadata/name").asText());
        for (PrinterColumn column : kind.columns()) {
            cells.addPOJO(column.cell().apply(object));
        }
        switch (include) {
            case "None" -> {}
            case "Object" -> row.set("object", object);
            default -> row.set("object", partial(object));
        }
    }

    /** The metadata of an object alone. */
    public static ObjectNode partial(JsonNode object) {
        ObjectNode partial = JsonNodeFactory.instance.objectNode();
        partial.put("kind", "PartialObjectMetadata").put("apiVersion", "meta.k8s.io/v1");
        partial.set("metadata", object.path("metadata"));
        return partial;
    }
}
