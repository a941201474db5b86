package dev.pghaven.sandbox.faults;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/** How a fault of an HTTP endpoint is written as JSON. */
final class HttpFaultJson {
    private static final Set<String> FIELDS =
            Set.of(
                    "status",
                    "rate",
                    "times",
                    "latencyMillis",
                    "reset",
                    "hang",
                    "retryAfterSeconds",
                    "methods",
                    "path",
                    "identity");

    private HttpFaultJson() {}

    static HttpFault read(JsonObject json) {
        Fields.refuseUnknown(json, FIELDS);
        try {
            return new HttpFault(
                    Optional.ofNullable(json.getInteger("status")),
                    Fields.rate(json),
                    Optional.ofNullable(json.getInteger("times")),
                    Duration.ofMillis(json.getLong("latencyMillis", 0L)),
                    json.getBoolean("reset", false),
                    json.getBoolean("hang", false),
                    Optional.ofNullable(json.getLong("retryAfterSeconds")).map(Duration::ofSeconds),
                    methods(json.getJsonArray("methods", new JsonArray())),
                    Pattern.compile(json.getString("path", "")),
                    Optional.ofNullable(json.getString("identity")));
        } catch (ClassCastException | PatternSyntaxException e) {
            throw new IllegalArgumentException("not a fault: " + e.getMessage(), e);
        }
    }

    static JsonObject write(HttpFault fault) {
        var json =
                new JsonObject()
                        .put("rate", fault.rate())
                        .put("latencyMillis", fault.latency().toMillis())
                        .put("reset", fault.reset())
                        .put("hang", fault.hang())
                        .put("methods", new JsonArray(fault.methods().stream().sorted().toList()))
                        .put("path", fault.path().pattern());
        put(json, "status", fault.status(), it -> it);
        put(json, "times", fault.times(), it -> it);
        put(json, "identity", fault.identity(), it -> it);
        put(json, "retryAfterSeconds", fault.retryAfter(), Duration::toSeconds);
        return json;
    }

    private static Set<String> methods(JsonArray names) {
        return names.stream()
                .map(it -> it.toString().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <T> void put(
            JsonObject json, String field, Optional<T> value, Function<T, Object> written) {
        value.ifPresent(it -> json.put(field, written.apply(it)));
    }
}
