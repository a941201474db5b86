package dev.pghaven.sandbox.apiserver.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pghaven.sandbox.apiserver.Authenticator;
import dev.pghaven.sandbox.apiserver.User;
import dev.pghaven.sandbox.apiserver.status.Refusals;

/** Answers who a token belongs to and what a user may do. */
final class Reviews {
    private final Authenticator authenticator;

    Reviews(Authenticator authenticator) {
        this.authenticator = authenticator;
    }

    ObjectNode answer(ApiRequest request, ObjectNode asked) {
        ObjectNode answer = asked.deepCopy();
        ObjectNode status = answer.putObject("status");
        switch (request.target().kind().kind()) {
            case "TokenReview" -> reviewToken(asked.at("/spec/token").asText(), status);
            case "SelfSubjectAccessReview" ->
                    status.put("allowed", true)
                            .put("reason", "every authenticated user may do everything here");
            case "SelfSubjectReview" -> describe(request.user(), status.putObject("userInfo"));
            default -> throw Refusals.noSuchResource();
        }
        return answer;
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
