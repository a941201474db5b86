package dev.pghaven.sandbox.launcher.chaos;

/**
 * A role of a service.
 *
 * @param namespace empty for a ClusterRole
 */
record Role(String service, String namespace, String name) {

    boolean covers(Refused refused) {
        return service.equals(refused.service())
                && (namespace.isEmpty() || namespace.equals(refused.namespace()));
    }

    String where() {
        return namespace.isEmpty() ? "everywhere" : namespace;
    }
}
