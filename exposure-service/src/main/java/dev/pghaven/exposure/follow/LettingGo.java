package dev.pghaven.exposure.follow;

import dev.pghaven.contracts.ClusterRef;
import java.util.UUID;

/** A cluster that was removed. */
public record LettingGo(UUID operation, ClusterRef cluster) {}
