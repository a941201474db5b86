package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Attributes;
import dev.pghaven.sandbox.apiserver.Authenticator;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.authorization.Access;
import dev.pghaven.sandbox.apiserver.status.Refusals;

/** Answers who a token belongs to and what a user may do. */
final class Reviews {
    private final Authenticator authenticator;
    private final Access access;

    Reviews(Authenticator authenticator, Access access) {
        this.authenticator = authenticator;
        this.access = access;
    }

    ObjectNode answer(ApiRequest request, ObjectNode asked) {
        ObjectNode answer = asked.deepCopy();
        ObjectNode status = answer.putObject("status");
        switch (request.target().kind().kind()) {
            case "TokenReview" -> reviewToken(asked.at("/spec/token").asText(), status);
            case "SelfSubjectAccessReview" ->
                    status.put("allowed", access.allows(asked(request.user(), asked.path("spec"))));
            case "SelfSubjectReview" -> describe(request.user(), status.putObject("userInfo"));
            default -> throw Refusals.noSuchResource();
        }
        return answer;
    }

    private static Attributes asked(User user, JsonNode spec) {
        if (spec.has("nonResourceAttributes")) {
            JsonNode path = spec.path("nonResourceAttributes");
            return new Attributes.OfPath(
                    user, path.path("verb").asText(), path.path("path").asText());
        }
        JsonNode resource = spec.path("resourceAttributes");
        return new Attributes.OfResource(
                user,
                resource.path("verb").asText(),
                resource.path("group").asText(),
                resource.path("resource").asText(),
                resource.path("subresource").asText(),
                resource.path("namespace").asText(),
                resource.path("name").asText());
    }

    private void reviewToken(String token, ObjectNode status) {
        authenticator
                .authenticate(token)
                .ifPresentOrElse(
                        user -> describe(user, status.put("authenticated", true).putObject("user")),
                        () ->
                                status.put("authenticated", false)
                                        .put("error", "the token is not valid"));
    }

    private static void describe(User user, ObjectNode json) {
        json.put("username", user.name());
        ArrayNode groups = json.putArray("groups");
        user.groups().forEach(groups::add);
    }
}
