package dev.pghaven.sandbox.apiserver;

import java.util.List;

/** Who sends a request, as authentication found out. */
public record User(String name, List<String> groups) {
    /** The API server's own controllers. */
    public static final User SYSTEM = new User("system:apiserver", List.of("system:masters"));

    public User {
        groups = List.copyOf(groups);
    }
}
