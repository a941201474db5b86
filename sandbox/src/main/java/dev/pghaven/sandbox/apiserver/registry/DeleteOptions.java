package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import java.util.OptionalLong;

/** How to delete: on which condition, how gracefully and what with the dependents. */
public record DeleteOptions(
        Preconditions preconditions, Propagation propagation, OptionalLong gracePeriodSeconds) {
    public static final DeleteOptions PLAIN = of(JsonNodeFactory.instance.objectNode());

    public static DeleteOptions of(JsonNode json) {
        JsonNode grace = json.path("gracePeriodSeconds");
        return new DeleteOptions(
                Preconditions.ofDeletion(json),
                propagation(json),
                grace.isNumber() ? OptionalLong.of(grace.asLong()) : OptionalLong.empty());
    }

    private static Propagation propagation(JsonNode json) {
        JsonNode orphan = json.path("orphanDependents");
        String policy = json.path("propagationPolicy").asText();
        if (policy.isEmpty() && orphan.isBoolean()) {
            return orphan.asBoolean() ? Propagation.ORPHAN : Propagation.BACKGROUND;
        }
        return switch (policy) {
            case "", "null" -> Propagation.AS_FINALIZERS_SAY;
            case "Background" -> Propagation.BACKGROUND;
            case "Foreground" -> Propagation.FOREGROUND;
            case "Orphan" -> Propagation.ORPHAN;
            default ->
                    throw Refusals.badRequest(
                            "invalid propagationPolicy \"%s\": Foreground, Background or Orphan"
                                    .formatted(policy));
        };
    }

    public DeleteOptions expecting(String uid) {
        return new DeleteOptions(new Preconditions(uid, "", true), propagation, gracePeriodSeconds);
    }

    public DeleteOptions with(Propagation wanted) {
        return new DeleteOptions(preconditions, wanted, gracePeriodSeconds);
    }
}
