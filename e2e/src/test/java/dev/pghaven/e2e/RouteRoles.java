package dev.pghaven.e2e;

import dev.pghaven.testkit.ProjectRoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which role each route needs, as docs/security.md says it. */
final class RouteRoles {
    /** Each includes those before it. */
    static final List<String> ROLES = List.of("viewer", "operator", "admin");

    private static final Pattern ROW =
            Pattern.compile(
                    "\\| (?<service>[a-z-]+) \\| `(?<route>[A-Z]+ /\\S*)` \\| (?<role>\\w+) \\|");
    private static final String EVERY_SERVICE = "all";

    private RouteRoles() {}

    /** By its route, such as {@code GET /clusters/{namespace}/{name}}. */
    static Map<String, String> of(String service) {
        try (var lines = Files.lines(ProjectRoot.find().resolve("docs/security.md"))) {
            return lines.map(ROW::matcher)
                    .filter(it -> it.matches())
                    .filter(it -> List.of(service, EVERY_SERVICE).contains(it.group("service")))
                    .collect(Collectors.toMap(it -> it.group("route"), it -> it.group("role")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The strongest role that does not suffice. */
    static Optional<String> justTooLittle(String role) {
        var place = ROLES.indexOf(role);
        if (place < 0) {
            throw new IllegalArgumentException("there is no role " + role + ", only " + ROLES);
        }
        return place == 0 ? Optional.empty() : Optional.of(ROLES.get(place - 1));
    }
}
