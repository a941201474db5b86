package dev.pghaven.sandbox.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pghaven.sandbox.apiserver.kinds.Schema;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Puts a merged list into the order that the patch's author sees; what they do not see, last. */
final class ElementOrder {
    private ElementOrder() {}

    static ArrayNode sort(ArrayNode list, ArrayNode wanted, Schema schema) {
        List<JsonNode> items = new ArrayList<>();
        list.forEach(items::add);
        items.sort(Comparator.comparingInt(item -> place(item, wanted, schema)));
        return JsonNodeFactory.instance.arrayNode().addAll(items);
    }

    private static int place(JsonNode item, ArrayNode wanted, Schema schema) {
        int place =
                switch (schema) {
                    case Schema.KeyedList(var keys, _) ->
                            placeByKey(item, wanted, keys.getFirst().field());
                    case Schema.ValueSet _, Schema.Fields _, Schema.Atomic _ ->
                            ListKeys.indexOf(wanted, item);
                };
        return place < 0 ? Integer.MAX_VALUE : place;
    }

    private static int placeByKey(JsonNode item, ArrayNode wanted, String key) {
        return item.has(key) ? ListKeys.indexOf(wanted, key, item.get(key)) : -1;
    }
}
