package dev.pghaven.contracts;

import java.util.UUID;

/** The cluster is gone and a last look found nothing left of it. */
public record ClusterRemoved(ClusterRef cluster, UUID operation) implements ClusterFact {}
