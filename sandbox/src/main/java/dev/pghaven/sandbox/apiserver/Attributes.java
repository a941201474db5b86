package dev.pghaven.sandbox.apiserver;

/** What an authorizer is asked about. */
public sealed interface Attributes {
    User user();

    /** Such as {@code deletecollection}. */
    String verb();

    /**
     * A request for a resource; what its path has not is empty.
     *
     * @param resource the plural, such as {@code clusters}
     */
    record OfResource(
            User user,
            String verb,
            String group,
            String resource,
            String subresource,
            String namespace,
            String name)
            implements Attributes {

        public OfResource named(String found) {
            return new OfResource(user, verb, group, resource, subresource, namespace, found);
        }

        /** As rules name it: {@code clusters/status}. */
        public String combinedResource() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }
    }

    /** A request for a path that is no resource, such as {@code /apis}. */
    record OfPath(User user, String verb, String path) implements Attributes {}
}
