package dev.pghaven.sandbox.launcher.chaos;

/**
 * One verb of one resource that a role gives to a service.
 *
 * @param group the API group; empty is the core's
 * @param resource with its subresource, such as {@code clusters/status}
 */
record Right(Role role, String verb, String group, String resource) {
    private static final String ALL = "*";

    boolean isForAll() {
        return resource.equals(ALL);
    }

    boolean covers(Refused refused) {
        return role.covers(refused) && verb.equals(refused.verb()) && isFor(refused);
    }

    private boolean isFor(Refused refused) {
        return isForAll() || group.equals(refused.group()) && resource.equals(refused.resource());
    }

    /** As people write it: {@code list pods}, {@code patch clusters.postgresql.cnpg.io}. */
    String text() {
        return verb + " " + (isForAll() || group.isEmpty() ? resource : resource + "." + group);
    }
}
