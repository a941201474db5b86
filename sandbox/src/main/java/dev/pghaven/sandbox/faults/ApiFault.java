package dev.pghaven.sandbox.faults;

import dev.pghaven.sandbox.apiserver.Fault;
import dev.pghaven.sandbox.apiserver.FaultQuestion;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

/**
 * What befalls which requests to the API server.
 *
 * @param verbs empty for all
 * @param user whose requests; without a word about it those of pghaven's services, because an
 *     outage that hits the operator as well proves little about them
 */
record ApiFault(
        Fault effect,
        double rate,
        Optional<Integer> times,
        Set<String> verbs,
        Pattern resource,
        Pattern user) {
    private static final String SERVICES = "^system:serviceaccount:pghaven-system:";
    private static final Map<Integer, String> REASONS =
            Map.of(
                    403, "Forbidden",
                    409, "Conflict",
                    429, "TooManyRequests",
                    500, "InternalError",
                    503, "ServiceUnavailable",
                    504, "Timeout");
    private static final Set<String> FIELDS =
            Set.of(
                    "status",
                    "retryAfterSeconds",
                    "latencyMillis",
                    "reset",
                    "hang",
                    "dropWatchesAfterMillis",
                    "rate",
                    "times",
                    "verbs",
                    "resource",
                    "user");

    static ApiFault read(JsonObject json) {
        Fields.refuseUnknown(json, FIELDS);
        try {
            return new ApiFault(
                    delayed(json, effect(json)),
                    Fields.rate(json),
                    Optional.ofNullable(json.getInteger("times")),
                    verbs(json.getJsonArray("verbs", new JsonArray())),
                    Pattern.compile(json.getString("resource", "")),
                    Pattern.compile(json.getString("user", SERVICES)));
        } catch (ClassCastException | PatternSyntaxException e) {
            throw new IllegalArgumentException("not a fault: " + e.getMessage(), e);
        }
    }

    boolean hits(FaultQuestion request, RandomGenerator dice) {
        return (verbs.isEmpty() || verbs.contains(request.verb()))
                && resource.matcher(request.resource()).find()
                && user.matcher(request.user()).find()
                && dice.nextDouble() < rate;
    }

    private static Fault effect(JsonObject json) {
        if (json.containsKey("status")) {
            int status = json.getInteger("status");
            return new Fault.Fail(
                    status,
                    REASONS.getOrDefault(status, "Unknown"),
                    "the sandbox was told to fail",
                    json.getInteger("retryAfterSeconds", 0));
        }
        if (json.getBoolean("reset", false)) {
            return new Fault.ResetConnection();
        }
        if (json.getBoolean("hang", false)) {
            return new Fault.Hang();
        }
        return json.containsKey("dropWatchesAfterMillis")
                ? new Fault.DropWatch(Duration.ofMillis(json.getLong("dropWatchesAfterMillis")))
                : Fault.NONE;
    }

    private static Fault delayed(JsonObject json, Fault then) {
        return json.containsKey("latencyMillis")
                ? new Fault.Delay(Duration.ofMillis(json.getLong("latencyMillis")), then)
                : then;
    }

    private static Set<String> verbs(JsonArray names) {
        return names.stream().map(Object::toString).collect(Collectors.toUnmodifiableSet());
    }
}
