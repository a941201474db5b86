package dev.pghaven.sandbox.apiserver.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pghaven.sandbox.apiserver.User;
import java.util.stream.StreamSupport;

/** Whom a binding is for. */
final class Subjects {
    private Subjects() {}

    static boolean include(JsonNode binding, User user) {
        String ownNamespace = binding.at("/metadata/namespace").asText();
        return StreamSupport.stream(binding.path("subjects").spliterator(), false)
                .anyMatch(it -> isMeant(it, ownNamespace, user));
    }

    private static boolean isMeant(JsonNode subject, String ownNamespace, User user) {
        String name = subject.path("name").asText();
        return switch (subject.path("kind").asText()) {
            case "User" -> name.equals(user.name());
            case "Group" -> user.groups().contains(name);
            case "ServiceAccount" ->
                    user.name()
                            .equals(
                                    "system:serviceaccount:%s:%s"
                                            .formatted(
                                                    subject.path("namespace").asText(ownNamespace),
                                                    name));
            default -> false;
        };
    }
}
