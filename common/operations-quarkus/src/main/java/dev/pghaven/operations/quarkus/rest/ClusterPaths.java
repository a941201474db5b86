package dev.pghaven.operations.quarkus.rest;

import dev.pghaven.contracts.ClusterRef;

/**
 * Reads the clusters that paths name. What cannot be a name is not found, as any other cluster that
 * is not there.
 *
 * @param which clusters there are, as in "There is no cluster shop/orders that is watched."
 */
public record ClusterPaths(String which) {
    public ClusterRef parse(String namespace, String name) {
        try {
            return new ClusterRef(namespace, name);
        } catch (IllegalArgumentException e) {
            throw notFound(namespace + "/" + name);
        }
    }

    public ProblemException notFound(ClusterRef cluster) {
        return notFound(cluster.toString());
    }

    private ProblemException notFound(String cluster) {
        var sentence = "There is no cluster %s %s".formatted(cluster, which).strip();
        return ProblemException.notFound(sentence + ".");
    }
}
