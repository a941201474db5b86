package dev.pghaven.sandbox.apiserver.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** A pod's quality of service class, which follows from the resources of its containers. */
final class QualityOfService {
    private QualityOfService() {}

    static String of(JsonNode podSpec) {
        boolean guaranteed = !podSpec.path("containers").isEmpty();
        boolean bestEffort = true;
        for (JsonNode container : podSpec.path("containers")) {
            JsonNode resources = container.path("resources");
            bestEffort &=
                    resources.path("limits").isEmpty() && resources.path("requests").isEmpty();
            guaranteed &= isGuaranteed(resources);
        }
        if (bestEffort) {
            return "BestEffort";
        }
        return guaranteed ? "Guaranteed" : "Burstable";
    }

    private static boolean isGuaranteed(JsonNode resources) {
        return List.of("cpu", "memory").stream()
                .allMatch(name -> {
                    JsonNode limit = resources.path("limits").path(name);
                    JsonNode request = resources.path("requests").path(name);
                    return !limit.isMissingNode()
                            && (request.isMissingNode() || request.equals(limit));
                });
    }
}
