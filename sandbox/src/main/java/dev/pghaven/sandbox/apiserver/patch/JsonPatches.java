package dev.pghaven.sandbox.apiserver.patch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.status.Refusal;
import dev.pghaven.sandbox.apiserver.status.Refusals;
import dev.pghaven.sandbox.apiserver.status.Status;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/** JSON patch, RFC 6902. */
public final class JsonPatches {
    private JsonPatches() {}

    public static JsonNode apply(JsonNode target, JsonNode patch) {
        if (!patch.isArray()) {
            throw Refusals.badRequest("error decoding patch: a JSON patch is a list of operations");
        }
        try {
            return JsonPatch.apply(patch, target);
        } catch (JsonPatchException e) {
            throw new Refusal(
                    Status.failure(
                            422,
                            "Invalid",
                            "the server rejected our request due to an error in our request: "
                                    + e.getMessage()));
        }
    }
}
