package dev.pghaven.sandbox.arm;

import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;

/** The tags that a client writes on a resource. */
final class Tags {
    private Tags() {}

    static Map<String, String> of(JsonObject wish) {
        var tags = new HashMap<String, String>();
        wish.getJsonObject("tags", new JsonObject())
                .forEach(it -> tags.put(it.getKey(), String.valueOf(it.getValue())));
        return tags;
    }
}
