package dev.pghaven.sandbox.launcher;

import java.util.List;
import java.util.Map;

/** The services that the launcher knows. */
final class Services {
    private static final List<String> NAMES =
            List.of("provisioner", "backup-service", "exposure-service", "failover-service");
    private static final int DEBUG_PORT = 5005;

    private Services() {}

    static List<Service> all() {
        return NAMES.stream().map(it -> service(it, false)).toList();
    }

    /** All of them, one with a debug port. */
    static List<Service> debugging(String debugged) {
        requireKnown(debugged);
        return NAMES.stream().map(it -> service(it, it.equals(debugged))).toList();
    }

    static Service named(String name) {
        requireKnown(name);
        return service(name, false);
    }

    private static Service service(String name, boolean debugged) {
        return new Service(name, NAMES.indexOf(name), 1, debugged ? DEBUG_PORT : 0, Map.of());
    }

    private static void requireKnown(String name) {
        if (!NAMES.contains(name)) {
            throw new StartFailure(
                    "there is no service '" + name + "', only " + String.join(", ", NAMES), "");
        }
    }
}
