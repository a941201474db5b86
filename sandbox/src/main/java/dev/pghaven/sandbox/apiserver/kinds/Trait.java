package dev.pghaven.sandbox.apiserver.kinds;

/** What sets a kind apart in how the API server treats its objects. */
public enum Trait {
    NAMESPACED,
    /** Has a status subresource: writes of the object leave the status alone, and vice versa. */
    STATUS,
    /** A Node arrives with its status: the kubelet registers it so. */
    STATUS_ON_CREATE,
    /** Counts the changes of its desired state in {@code metadata.generation}. */
    GENERATION,
    /** Comes from a CustomResourceDefinition: no strategic merge patch, no unconditional PUT. */
    CUSTOM,
    /** A PUT of an object that does not exist creates it. */
    CREATE_ON_UPDATE,
    /** Is asked and answered, never stored, as a TokenReview. */
    REVIEW
}
