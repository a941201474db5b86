package dev.pghaven.kubernetes;

import java.util.Optional;

/** The CNPG operator that runs in this Kubernetes cluster. */
public interface Operator {
    /** Empty when no operator is found. */
    Optional<OperatorVersion> version();
}
