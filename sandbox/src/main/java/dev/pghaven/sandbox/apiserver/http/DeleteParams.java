package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.kinds.KindSpec;
import dev.pghaven.sandbox.apiserver.status.Details;
import dev.pghaven.sandbox.apiserver.status.Status;

/** DeleteOptions that come as parameters of the request, and the answer to a deletion. */
final class DeleteParams {
    private DeleteParams() {}

    static void into(ApiRequest request, ObjectNode options) {
        String policy = request.param("propagationPolicy");
        if (!policy.isEmpty()) {
            options.put("propagationPolicy", policy);
        }
        if (!request.param("gracePeriodSeconds").isEmpty()) {
            options.put("gracePeriodSeconds", request.number("gracePeriodSeconds"));
        }
        if (!request.param("orphanDependents").isEmpty()) {
            options.put("orphanDependents", request.flag("orphanDependents"));
        }
    }

    static ObjectNode success(ApiRequest request, ObjectNode gone) {
        KindSpec kind = request.target().kind();
        Status status =
                Status.failure(200, "", "")
                        .about(Details.of(kind.group(), kind.plural(), request.target().name()));
        ObjectNode json = status.toJson();
        json.withObject("/details").set("uid", gone.at("/metadata/uid"));
        json.remove("code");
        return json;
    }
}
